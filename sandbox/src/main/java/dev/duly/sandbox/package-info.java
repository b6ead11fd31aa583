/// A local Twilio. Start at {@link dev.duly.sandbox.Sandbox}.
///
/// Knows nothing of Duly: it stands where Twilio stands.
@NullMarked
package dev.duly.sandbox;

import org.jspecify.annotations.NullMarked;
