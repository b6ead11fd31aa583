package dev.duly.core.sending;

import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.text.Segments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Says what would become of a text if it were sent now, and why. Sends and keeps nothing.
public final class ExplainMessage {
    /// The answer.
    public sealed interface Result {
        /// @param sendsAt when it would go, as far as that can be foreseen; empty when it would not
        /// @param decision what the gates say now or, when they would stop it later, what they say
        ///   then
        record Explained(
                Draft draft, Segments segments, Optional<Instant> sendsAt, Decision decision)
                implements Result {}

        /// No text can be made of the request.
        record Failed(NotComposed why) implements Result {}
    }

    private final ComposeMessage composeMessage;
    private final ReadFacts readFacts;
    private final Policy policy;
    private final InstantSource clock;

    public ExplainMessage(
            ComposeMessage composeMessage,
            ReadFacts readFacts,
            Policy policy,
            InstantSource clock) {
        this.composeMessage = composeMessage;
        this.readFacts = readFacts;
        this.policy = policy;
        this.clock = clock;
    }

    public Result explain(MessageRequest request) {
        return switch (composeMessage.compose(request)) {
            case Composed.Ready(var draft) ->
                    readFacts
                            .read(draft)
                            .map(facts -> explain(draft, facts))
                            .orElseGet(() ->
                                    new Result.Failed(
                                            new NotComposed.UnknownDepartment(
                                                    draft.departmentId())));
            case NotComposed why -> new Result.Failed(why);
        };
    }

    private Result explain(Draft draft, Facts facts) {
        var foresight = policy.foresee(draft, facts, clock.instant());
        return new Result.Explained(
                draft,
                Segments.of(draft.text().value()),
                foresight.sendsAt(),
                foresight.decision());
    }
}
