package dev.duly.core.message;

import dev.duly.core.Sha256;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.text.MessageText;

/// What makes two texts twins: the provider's list could not tell them apart. The sender is no part
/// of it: a text that a service has taken may be listed before the service has chosen its number.
///
/// @param key 64 hex digits: a hash, so that no index holds a number or a word
public record InFlight(String key) {
    static InFlight of(PhoneNumber to, MessageText text) {
        return new InFlight(new Sha256().add(to.e164()).add('\n').add(text.value()).hex());
    }
}
