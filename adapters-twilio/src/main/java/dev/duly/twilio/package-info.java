/// Sending through Twilio, and reading what Twilio holds and posts. Start at {@link
/// dev.duly.twilio.TwilioGateway}.
///
/// Knows core and no other adapter.
@NullMarked
package dev.duly.twilio;

import org.jspecify.annotations.NullMarked;
