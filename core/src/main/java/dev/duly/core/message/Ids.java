package dev.duly.core.message;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Makes ids in an ObjectId's layout: 4 bytes of seconds, 5 of this process, 3 that count. Ids of
/// one process grow; those of several are ordered by the second.
public final class Ids {
    private static final HexFormat HEX = HexFormat.of();
    private static final int COUNTER_BITS = 24;
    private static final long PROCESS_MASK = (1L << 40) - 1;

    private final InstantSource clock;
    private final long process;
    private final AtomicInteger counter;

    public Ids(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.process = chance.nextLong() & PROCESS_MASK;
        // Starts low, so that ids of one second do not wrap round and lose their order.
        this.counter = new AtomicInteger(chance.nextInt(1 << (COUNTER_BITS - 1)));
    }

    public MessageId message() {
        return new MessageId(next());
    }

    public ThreadId thread() {
        return new ThreadId(next());
    }

    /// An id for anything else, such as an audit entry.
    public String next() {
        var count = counter.getAndIncrement() & ((1 << COUNTER_BITS) - 1);
        return HEX.toHexDigits(clock.instant().getEpochSecond(), 8)
                + HEX.toHexDigits(process, 10)
                + HEX.toHexDigits(count, 6);
    }
}
