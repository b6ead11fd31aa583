package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import dev.duly.core.thread.ThreadItem;
import dev.duly.http.Documents;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows what becomes of one text while it happens.
final class StepByStep {
    /// A text is delivered within a second where all is well, so the first looks come quickly. Each
    /// is audited, so the later ones do not.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final Set<MessageState> LAST =
            EnumSet.of(
                    MessageState.DELIVERED,
                    MessageState.FAILED,
                    MessageState.BLOCKED,
                    MessageState.EXPIRED,
                    MessageState.CANCELED);

    private final Surroundings surroundings;
    private final Desk desk;
    private final Actor reader;
    private final boolean json;

    /// @throws CommandFailure when the token may not read
    StepByStep(Surroundings surroundings, Desk desk, boolean json) {
        this.surroundings = surroundings;
        this.desk = desk;
        this.reader = desk.actor(Scope.READ);
        this.json = json;
    }

    /// Watches `message` until its last step, at most so long. The exit code.
    int watch(OutboundMessage message, Duration atMost) {
        if (!json) {
            surroundings.out().println("Kept as " + message.id() + ".");
            if (desk.serving().isEmpty()) {
                surroundings
                        .out()
                        .println(
                                "Nobody is serving this data now: it will be sent when `duly serve` runs.");
            }
        }
        var end = surroundings.clock().instant().plus(atMost);
        var seen = message;
        var shown = show(seen, 0);
        var pause = FIRST_PAUSE;
        while (!LAST.contains(seen.state()) && surroundings.clock().instant().isBefore(end)) {
            pause(pause);
            pause = longer(pause);
            seen = look(seen);
            shown = show(seen, shown);
        }
        return finish(seen, atMost);
    }

    private OutboundMessage look(OutboundMessage seen) {
        return desk.duly()
                .readThreads()
                .message(reader, seen.id())
                .map(ThreadItem.Said::message)
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .orElse(seen);
    }

    private int show(OutboundMessage text, int shown) {
        var steps = text.timeline();
        if (!json) {
            steps.subList(shown, steps.size()).forEach(this::print);
        }
        return steps.size();
    }

    private void print(StateChange step) {
        var provider =
                step.providerAt().map(at -> "provider's clock " + Plain.time(at) + "  ").orElse("");
        surroundings
                .out()
                .println(
                        "%s  %-11s  %s%s"
                                .formatted(
                                        Plain.time(step.at()),
                                        step.state().word(),
                                        provider,
                                        MessageSheet.why(step))
                                .stripTrailing());
    }

    private int finish(OutboundMessage text, Duration atMost) {
        if (json) {
            Json.print(surroundings.out(), Documents.accepted(text));
        }
        if (text.state() == MessageState.DELIVERED) {
            return ExitCode.OK.code();
        }
        if (LAST.contains(text.state())) {
            return ExitCode.NOT_DELIVERED.code();
        }
        throw new CommandFailure(
                ExitCode.STILL_WAITING,
                "After %d s the text is still %s. It goes on by itself: duly message %s"
                        .formatted(atMost.toSeconds(), text.state().word(), text.id()));
    }

    private static Duration longer(Duration pause) {
        var next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    static void pause(Duration pause) {
        try {
            // Nothing releases this latch: it is a pause that an interrupt ends.
            var _ = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            throw new CommandFailure(ExitCode.STILL_WAITING, "Interrupted while waiting.");
        }
    }
}
