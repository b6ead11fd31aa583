package dev.duly.core;

import java.util.function.Consumer;

/// Counts the calls of one method of a port, such as `SmsGateway.list`.
public final class Count implements Consumer<String> {
    private final String call;
    private int times;

    public Count(String call) {
        this.call = call;
    }

    @Override
    public void accept(String made) {
        if (made.equals(call)) {
            times++;
        }
    }

    /// How often since this was last asked.
    public int taken() {
        var sinceThen = times;
        times = 0;
        return sinceThen;
    }
}
