package dev.duly.core.importing;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A text of an older server of which it is known who spoke with whom.
///
/// @param isDepartmentTold whether something says that it is this department's, or there is no
///   other
/// @param at when, as far as that can be believed
record Understood(
        HistoricMessage message,
        Direction direction,
        PhoneNumber person,
        DepartmentId department,
        boolean isDepartmentTold,
        Optional<Instant> at) {
    /// A contact as far as the text names one: the client, else the case. Of version 0, so that the
    /// case system's own takes its place.
    Optional<Contact> contact() {
        var caseId = message.belongs().caseId().flatMap(id -> parsed(id, CaseId::new));
        return message.belongs()
                .personId()
                .or(() -> message.belongs().caseId())
                .flatMap(id -> parsed(id, ContactId::new))
                .map(id ->
                        new Contact(
                                id,
                                0,
                                department,
                                caseId,
                                "Client " + id,
                                person,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    MessageId id() {
        return message.id();
    }

    Optional<ThreadId> thread() {
        return message.belongs().threadId();
    }

    /// As it is ordered beside others; what has no time was first.
    Instant place() {
        return at.orElse(Instant.EPOCH);
    }

    private static <T> Optional<T> parsed(String written, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(written));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Holds no word of the text and no number.
    @Override
    public String toString() {
        return message.toString();
    }
}
