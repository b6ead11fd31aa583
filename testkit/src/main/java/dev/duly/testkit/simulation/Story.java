package dev.duly.testkit.simulation;

import dev.duly.core.message.LiveMessage;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
                    "hold",
                    "inState",
                    "lately",
                    "latest",
                    "latestArrival",
                    "mark",
                    "of",
                    "open",
                    "overdue",
                    "page",
                    "received",
                    "undrained",
                    "unprocessed",
                    "withPhone");

    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{24}\\b");

    private final SimulatedWorld world;
    private final boolean isTold;
    private final List<String> lines = new ArrayList<>();

    /// Texts and conversations are called by numbers, in the order in which they come up.
    private final Map<String, String> names = new HashMap<>();

    private boolean isOver;

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

    /// The last line: what a world does after it has broken a promise is of no interest.
    void end(String what) {
        tell(what);
        isOver = true;
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
        if (isOver) {
            return;
        }
        var named =
                ID.matcher(what)
                        .replaceAll(id ->
                                names.computeIfAbsent(id.group(), _ -> "#" + (names.size() + 1)));
        lines.add("%10.3f s  %-26s %s".formatted(world.scheduler().now() / 1000.0, who, named));
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
                    case LiveMessage message ->
                            message.id()
                                    + " "
                                    + message.state()
                                    + message.timeline()
                                            .getLast()
                                            .reason()
                                            .map(reason -> " (" + reason.code() + ")")
                                            .orElse("");
                    case SendBudget.Ask ask ->
                            ask.text() + ", " + ask.segments() + " segments to " + ask.recipient();
                    case SendRequest request ->
                            "%s-%d to %s from %s, valid for %s"
                                    .formatted(
                                            request.messageId(),
                                            request.attempt(),
                                            request.to(),
                                            request.sender(),
                                            request.validity());
                    case QueueEntry entry -> entry.id() + " due in " + entry.dueIn();
                    case Collection<?> many ->
                            many.stream()
                                    .map(Story::shown)
                                    .collect(Collectors.joining(", ", "[", "]"));
                    default -> value.toString();
                };
        return words.length() > 160 ? words.substring(0, 160) + "..." : words;
    }
}
