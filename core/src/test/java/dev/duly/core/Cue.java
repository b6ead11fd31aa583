package dev.duly.core;

import java.util.function.Consumer;

/// Does something at one call of a port, such as the second `MessageStore.replace`, and never
/// again.
public final class Cue implements Consumer<String> {
    private final String call;
    private final Runnable what;
    private int left;

    private Cue(String call, int which, Runnable what) {
        this.call = call;
        this.left = which;
        this.what = what;
    }

    /// @param which from 1, counted from now on
    public static Cue at(String call, int which, Runnable what) {
        return new Cue(call, which, what);
    }

    /// The port fails there.
    public static Cue fails(String call, int which) {
        return at(
                call,
                which,
                () -> {
                    throw new PortException(
                            call.substring(0, call.indexOf('.')),
                            PortException.Retry.WORTH_IT,
                            "the disk is away");
                });
    }

    @Override
    public void accept(String made) {
        if (made.equals(call) && --left == 0) {
            what.run();
        }
    }

    /// Whether it came to the call at all.
    public boolean isOver() {
        return left <= 0;
    }
}
