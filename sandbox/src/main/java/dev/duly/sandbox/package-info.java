/// A local Twilio for first runs and tests: its HTTP API, signed webhooks, keywords, and handsets
/// that text. Start at {@link dev.duly.sandbox.Sandbox}.
///
/// Knows nothing of Duly: it stands where Twilio stands, and shares no code with what talks to
/// Twilio.
@NullMarked
package dev.duly.sandbox;

import org.jspecify.annotations.NullMarked;
