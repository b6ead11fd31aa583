package dev.duly.core.policy;

import dev.duly.core.message.Decision;
import java.time.Instant;
import java.util.Optional;

/// What will become of a text if nothing but the time changes.
///
/// @param decision what the gates say now; what they will say later, when they will stop it then
/// @param sendsAt when it goes; empty when it does not, or nobody can tell
public record Foresight(Decision decision, Optional<Instant> sendsAt) {}
