package dev.duly.core.message;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.record.Salt;
import dev.duly.core.revocation.Keyword;
import java.util.List;
import java.util.Optional;

/// A text from a person, exactly as it came.
///
/// @param to our number that it came to
/// @param body exactly as written; empty for a picture without words
/// @param keyword when the whole text is one
/// @param answer who answers the keyword, so that the thread can say so; empty without one
/// @param timeline one step, `received`
public record InboundMessage(
        MessageId id,
        DepartmentId departmentId,
        ThreadId threadId,
        GatewayAccount account,
        ProviderMessageId providerId,
        PhoneNumber from,
        PhoneNumber to,
        String body,
        List<Media> media,
        Optional<Keyword> keyword,
        Optional<AnsweredBy> answer,
        Salt salt,
        List<StateChange> timeline,
        int drained)
        implements LiveMessage {
    /// Who answers a keyword.
    public enum AnsweredBy {
        PROVIDER,
        US
    }

    public InboundMessage {
        media = List.copyOf(media);
        timeline = List.copyOf(timeline);
    }

    @Override
    public PhoneNumber person() {
        return from;
    }

    public InboundMessage drained(int steps) {
        return new InboundMessage(
                id,
                departmentId,
                threadId,
                account,
                providerId,
                from,
                to,
                body,
                media,
                keyword,
                answer,
                salt,
                timeline,
                steps);
    }

    /// Holds no word of the text.
    @Override
    public String toString() {
        return "inbound " + id;
    }
}
