package dev.duly.testkit.simulation;

import java.util.Map;
import java.util.TreeMap;

/// Strikes at chosen calls and nowhere else, and lets every call take the same: for worlds that are
/// visited one after another.
final class SetFate implements Fate {
    private static final long LATENCY = 2;

    private final Map<Long, Runnable> between = new TreeMap<>();
    private final Map<Long, Strike> strikes = new TreeMap<>();
    private long calls;

    /// @param call from 1
    SetFate strikes(long call, Strike strike) {
        strikes.put(call, strike);
        return this;
    }

    /// Something happens right before a call.
    SetFate comes(long call, Runnable what) {
        between.put(call, what);
        return this;
    }

    /// How many calls there were.
    long calls() {
        return calls;
    }

    @Override
    public Strike strike(String call) {
        calls++;
        var what = between.remove(calls);
        if (what != null) {
            what.run();
        }
        return strikes.getOrDefault(calls, Strike.NONE);
    }

    @Override
    public long latency() {
        return LATENCY;
    }
}
