package dev.duly.core.sending;

import dev.duly.core.Appended;
import dev.duly.core.EachInTurn;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Tells staff of each text that missed its time and was not sent, so that somebody calls. Once a
/// text, however often it is found.
public final class TellOfExpired {
    /// After a start, so far back: what expired while nobody looked.
    private static final Duration WHILE_NOBODY_LOOKED = Duration.ofDays(3);

    /// Later steps may be kept with earlier times, by nodes whose clocks are behind.
    private static final Duration BEHIND = Duration.ofMinutes(15);

    private final MessageStore messages;
    private final Tasks tasks;
    private final Ids ids;
    private final InstantSource clock;
    private Optional<Instant> looked = Optional.empty();

    public TellOfExpired(MessageStore messages, Tasks tasks, Ids ids, InstantSource clock) {
        this.messages = messages;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    /// Looks at all that expired since the last time, `page` at a time.
    public void runOnce(int page) {
        var now = clock.instant();
        var since = looked.map(at -> at.minus(BEHIND)).orElse(now.minus(WHILE_NOBODY_LOOKED));
        EachInTurn.ofPages(
                from -> messages.inState(MessageState.EXPIRED, since, now.plus(BEHIND), from, page),
                this::tell);
        looked = Optional.of(now);
    }

    private void tell(OutboundMessage text) {
        if (!text.draft().purpose().isMissed()) {
            return;
        }
        Appended _ = tasks.open(task(text));
    }

    private Task task(OutboundMessage text) {
        var about = About.NOTHING.with(text.draft().to()).with(text.threadId()).with(text.id());
        var why = text.timeline().getLast().reason();
        return new Task(
                new TaskId(ids.next()),
                TaskKind.EXPIRED_UNSENT,
                "expired:" + text.id(),
                text.departmentId(),
                text.draft().contactId().map(about::with).orElse(about),
                "A text (%s) was not sent: %s"
                        .formatted(
                                text.draft().purpose().word(),
                                why.map(reason -> reason.sentence())
                                        .orElse("it was worth nothing any more.")),
                "Call the client if they have to know. A new text can be sent from the thread.",
                clock.instant(),
                Optional.empty());
    }
}
