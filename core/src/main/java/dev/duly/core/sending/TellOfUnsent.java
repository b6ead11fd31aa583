package dev.duly.core.sending;

import dev.duly.core.Appended;
import dev.duly.core.EachInTurn;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.Tasks;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Tells staff of each text that missed its time, and of each number to which nothing can be sent,
/// so that somebody calls. Once a text, or once a number and day, however often it is found.
public final class TellOfUnsent {
    private final NewlyEnded expired;
    private final NewlyEnded failed;
    private final Tasks tasks;
    private final Ids ids;
    private final InstantSource clock;

    public TellOfUnsent(MessageStore messages, Tasks tasks, Ids ids, InstantSource clock) {
        this.expired = new NewlyEnded(messages, MessageState.EXPIRED);
        this.failed = new NewlyEnded(messages, MessageState.FAILED);
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    /// Looks at all that ended unsent since the last time, `page` at a time.
    ///
    /// @throws RuntimeException the first failure, after all else was told
    public void runOnce(int page) {
        var now = clock.instant();
        EachInTurn.<Runnable>of(
                List.of(
                        () -> expired.each(now, page, this::tellOfExpired),
                        () -> failed.each(now, page, this::tellOfFailed)),
                Runnable::run);
    }

    private void tellOfExpired(OutboundMessage text) {
        if (text.draft().purpose().isMissed()) {
            open(
                    text,
                    TaskKind.EXPIRED_UNSENT,
                    "expired:" + text.id(),
                    "A text (%s) was not sent: %s"
                            .formatted(
                                    text.draft().purpose().word(),
                                    why(text)
                                            .map(Reason::sentence)
                                            .orElse("it was worth nothing any more.")),
                    "Call the client if they have to know. A new text can be sent from the thread.");
        }
    }

    private void tellOfFailed(OutboundMessage text) {
        var code = why(text).flatMap(Reason::providerCode);
        if (code.isEmpty()) {
            return;
        }
        var meaning = ProviderErrors.of(code.get());
        switch (meaning.errorClass()) {
            case SUPPRESS ->
                    open(
                            text,
                            TaskKind.BLOCKED_BY_PROVIDER,
                            numberOf(text),
                            meaning.sentence() + " Nothing is sent to it any more.",
                            "Ask the client, by other means, whether the number is still theirs and whether they want texts. To get them again they must text START to us.");
            case BAD_NUMBER ->
                    open(
                            text,
                            TaskKind.BAD_NUMBER,
                            numberOf(text),
                            "A text (%s) did not arrive: %s"
                                    .formatted(text.draft().purpose().word(), meaning.sentence()),
                            meaning.nextStep());
            case CONFIGURATION, TRANSIENT, AMBIGUOUS, CONTENT -> {
                // Nothing that the client's officer could mend.
            }
        }
    }

    /// Once a day for all texts to it: whoever sends a hundred needs to be told of the number.
    private static String numberOf(OutboundMessage text) {
        var day = text.timeline().getLast().at().atOffset(ZoneOffset.UTC).toLocalDate();
        return "number:" + text.threadId() + ":" + day;
    }

    private static Optional<Reason> why(OutboundMessage text) {
        return text.timeline().getLast().reason();
    }

    private void open(
            OutboundMessage text, TaskKind kind, String source, String sentence, String nextStep) {
        var about = About.NOTHING.with(text.draft().to()).with(text.threadId()).with(text.id());
        Appended _ =
                tasks.open(
                        new Task(
                                new TaskId(ids.next()),
                                kind,
                                source,
                                text.departmentId(),
                                text.draft().contactId().map(about::with).orElse(about),
                                sentence,
                                nextStep,
                                clock.instant(),
                                Optional.empty()));
    }
}
