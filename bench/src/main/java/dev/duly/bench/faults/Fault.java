package dev.duly.bench.faults;

import java.time.Duration;

/// Something that goes wrong.
public sealed interface Fault {
    /// In which way a proxy stands: from the nodes, or to them.
    enum Way {
        TO_SANDBOX,
        TO_SERVER,
        /// Only where several nodes share one.
        TO_REDIS
    }

    /// SIGKILL, and started again at once.
    ///
    /// @param node which, from 0
    record KillServer(int node) implements Fault {}

    /// SIGTERM, and started again when it has ended by itself, as for a new release.
    ///
    /// @param node which, from 0
    record RestartServer(int node) implements Fault {}

    /// SIGSTOP, and SIGCONT after `length`, which is longer than a lease.
    record PauseServer(int node, Duration length) implements Fault {}

    /// SIGKILL, and started again after `away` with what its file has.
    record KillRedis(Duration away) implements Fault {}

    /// SIGSTOP, and SIGCONT after `length`.
    record PauseRedis(Duration length) implements Fault {}

    /// All that it holds is gone.
    record FlushRedis() implements Fault {}

    /// SIGKILL, and started again after `away`.
    record KillSandbox(Duration away) implements Fault {}

    /// Every connection is cut at once, and for `length` each as soon as an answer comes on it.
    record CutConnections(Way way, Duration length) implements Fault {}

    /// No connection is let through.
    record RefuseConnections(Way way, Duration length) implements Fault {}

    /// Requests arrive, and their answers do not.
    record SwallowAnswers(Way way, Duration length) implements Fault {}

    /// From now on the sandbox behaves like this, until the next change.
    record ChangeWeather(Weather weather) implements Fault {}

    /// As it is counted and named.
    default String kind() {
        return switch (this) {
            case KillServer _ -> "server killed";
            case RestartServer _ -> "server restarted";
            case PauseServer _ -> "server paused longer than a lease";
            case KillRedis _ -> "Redis killed";
            case PauseRedis _ -> "Redis paused";
            case FlushRedis _ -> "Redis flushed";
            case KillSandbox _ -> "sandbox killed";
            case CutConnections(var way, _) -> "connections cut " + words(way);
            case RefuseConnections(var way, _) -> "connections refused " + words(way);
            case SwallowAnswers(var way, _) -> "answers lost on the way " + words(way);
            case ChangeWeather(var weather) -> "sandbox turns " + weather.word();
        };
    }

    private static String words(Way way) {
        return switch (way) {
            case TO_SANDBOX -> "to the sandbox";
            case TO_SERVER -> "to the server";
            case TO_REDIS -> "to Redis";
        };
    }
}
