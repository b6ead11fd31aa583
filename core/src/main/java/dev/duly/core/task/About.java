package dev.duly.core.task;

import dev.duly.core.client.ContactId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import java.util.Optional;

/// What a task is about, as far as it is known: [#NOTHING], and what is added to it.
public record About(
        Optional<PhoneNumber> phone,
        Optional<ContactId> contactId,
        Optional<ThreadId> threadId,
        Optional<MessageId> messageId) {
    public static final About NOTHING =
            new About(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public About with(PhoneNumber number) {
        return new About(Optional.of(number), contactId, threadId, messageId);
    }

    public About with(ContactId contact) {
        return new About(phone, Optional.of(contact), threadId, messageId);
    }

    public About with(ThreadId thread) {
        return new About(phone, contactId, Optional.of(thread), messageId);
    }

    public About with(MessageId message) {
        return new About(phone, contactId, threadId, Optional.of(message));
    }
}
