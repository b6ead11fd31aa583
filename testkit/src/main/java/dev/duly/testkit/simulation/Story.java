package dev.duly.testkit.simulation;

import dev.duly.core.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What happened in a world, a line each, for a person to read. Kept only when asked for: the same
/// plan tells the same story again.
final class Story {
    /// What changes nothing, or follows from a step that is told anyway: told only when something
    /// befalls it.
    private static final Set<String> QUIET =
            Set.of(
                    "all",
                    "claim",
                    "depth",
                    "drained",
                    "fetch",
                    "find",
                    "head",
                    "history",
                    "inState",
                    "latest",
                    "latestArrival",
                    "mark",
                    "of",
                    "open",
                    "overdue",
                    "page",
                    "received",
                    "undrained",
                    "unprocessed");

    private final SimulatedWorld world;
    private final boolean isTold;
    private final List<String> lines = new ArrayList<>();

    Story(SimulatedWorld world, boolean isTold) {
        this.world = world;
        this.isTold = isTold;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void tell(String what) {
        if (isTold) {
            add("", what);
        }
    }

    void tell(SimulatedNode node, String what) {
        if (isTold) {
            add("node " + node.number(), what);
        }
    }

    void call(Activity activity, String call, Object[] arguments, Strike strike) {
        if (isTold && !(isQuiet(call) && strike.kind() == Strike.Kind.NONE)) {
            var befalls =
                    strike.kind() == Strike.Kind.NONE
                            ? ""
                            : "  !! " + strike.kind() + " " + strike.millis() + " ms";
            add(who(activity), call + shown(arguments) + befalls);
        }
    }

    void answer(Activity activity, String call, Object answer) {
        if (isTold && answer != null && !isQuiet(call)) {
            add(who(activity), "  -> " + shown(answer));
        }
    }

    private static boolean isQuiet(String call) {
        return call.equals("AuditLog.append")
                || QUIET.contains(call.substring(call.indexOf('.') + 1));
    }

    private static String who(Activity activity) {
        return "node " + activity.node().number() + " " + activity.name();
    }

    private void add(String who, String what) {
        lines.add("%10.3f s  %-26s %s".formatted(world.scheduler().now() / 1000.0, who, what));
    }

    private static String shown(Object[] arguments) {
        return arguments == null
                ? "()"
                : Arrays.stream(arguments)
                        .map(Story::shown)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shown(Object value) {
        var words =
                switch (value) {
                    case null -> "null";
                    case Message message ->
                            message.id()
                                    + " "
                                    + message.state()
                                    + message.timeline()
                                            .getLast()
                                            .reason()
                                            .map(reason -> " (" + reason.code() + ")")
                                            .orElse("");
                    default -> value.toString();
                };
        return words.length() > 160 ? words.substring(0, 160) + "..." : words;
    }
}
