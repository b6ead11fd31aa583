package dev.duly.cli;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.http.Documents;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows what becomes of one text while it happens.
final class StepByStep {
    /// A text is delivered within a second where all is well: slower looks would show two steps at
    /// once.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final Set<MessageState> LAST =
            EnumSet.of(
                    MessageState.DELIVERED,
                    MessageState.FAILED,
                    MessageState.BLOCKED,
                    MessageState.EXPIRED,
                    MessageState.CANCELED);

    private final Surroundings surroundings;
    private final Desk desk;
    private final boolean json;

    StepByStep(Surroundings surroundings, Desk desk, boolean json) {
        this.surroundings = surroundings;
        this.desk = desk;
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
        while (!LAST.contains(seen.state()) && surroundings.clock().instant().isBefore(end)) {
            pause();
            seen = look(seen);
            shown = show(seen, shown);
        }
        return finish(seen, atMost);
    }

    private OutboundMessage look(OutboundMessage seen) {
        return desk.storage()
                                .messages()
                                .find(seen.id())
                                .orElseThrow(() ->
                                        new CommandFailure(
                                                ExitCode.NOT_FOUND,
                                                "The text is gone: " + seen.id()))
                        instanceof OutboundMessage text
                ? text
                : seen;
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

    private static void pause() {
        try {
            // Nothing releases this latch: it is a pause that an interrupt ends.
            var _ = new CountDownLatch(1).await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            throw new CommandFailure(ExitCode.STILL_WAITING, "Interrupted while waiting.");
        }
    }
}
