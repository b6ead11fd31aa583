package dev.duly.bench.faults;

import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Waits until nothing is on its way any more.
final class Settling {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /// So long without a change, what only a person or a later receipt can settle counts as it is.
    private static final Duration QUIET = Duration.ofSeconds(20);

    /// @param took from the end of the faults to the last change
    /// @param unsettled how many texts are left, by state and reason; empty when all is settled
    record Settled(Duration took, Map<String, Integer> unsettled) {}

    /// @param moving what will go on by itself
    /// @param left all that is not settled, by subject, with its state and reason
    private record Look(Set<String> moving, Map<String, String> left) {}

    private final Scene scene;
    private final Pauses pauses;

    Settling(Scene scene, Pauses pauses) {
        this.scene = scene;
        this.pauses = pauses;
    }

    Settled await(Duration atMost) {
        var start = System.nanoTime();
        try (var books = scene.books()) {
            var look = look(books);
            var changed = System.nanoTime();
            while (!look.left().isEmpty() && since(start).compareTo(atMost) < 0) {
                if (look.moving().isEmpty() && since(changed).compareTo(QUIET) > 0) {
                    break;
                }
                pauses.pause(BETWEEN_LOOKS);
                var next = look(books);
                if (!next.equals(look)) {
                    changed = System.nanoTime();
                }
                look = next;
            }
            var counts = new TreeMap<String, Integer>();
            look.left().values().forEach(why -> counts.merge(why, 1, Integer::sum));
            return new Settled(Duration.ofNanos(changed - start), counts);
        }
    }

    private Look look(Books books) {
        var moving = new HashSet<String>();
        var left = new HashMap<String, String>();
        var taken = new HashMap<String, SandboxText>();
        scene.sandbox().texts().forEach(text -> taken.put(text.sid(), text));
        for (var text : books.outbound()) {
            var id = text.id().value();
            switch (text.state()) {
                case QUEUED, SENDING -> {
                    if (!AccountedFor.isPutOff(text)) {
                        moving.add(id);
                        left.put(id, why(text));
                    }
                }
                case UNCONFIRMED -> left.put(id, why(text));
                case SENT, DELIVERED, FAILED, BLOCKED, EXPIRED, CANCELED, RECEIVED -> {
                    if (!ReceiptsKnown.agrees(text, taken)) {
                        left.put(
                                id,
                                "is " + text.state().word() + ", and its last receipt is missing");
                    }
                }
            }
        }
        var heard = new HashSet<String>();
        books.inbound().forEach(text -> heard.add(text.providerId().value()));
        taken.values().stream()
                .filter(text -> text.isInbound() ? !heard.contains(text.sid()) : !text.isFinal())
                .forEach(text ->
                        left.put(
                                text.sid(),
                                text.isInbound()
                                        ? "is a handset's text that has not come in"
                                        : "is still " + text.status() + " at the sandbox"));
        return new Look(moving, left);
    }

    private static String why(OutboundMessage text) {
        return "is "
                + text.state().word()
                + text.timeline()
                        .getLast()
                        .reason()
                        .map(Reason::code)
                        .map(code -> " (" + code + ")")
                        .orElse("");
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
