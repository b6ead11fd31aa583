package dev.duly.sqlite;

import dev.duly.core.message.Added;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.testkit.Samples;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// A program of its own: serves the folder that it is given and keeps texts until it is killed.
/// Says the number of each text once it is kept.
final class KilledWriter {
    private static final int WRITERS = 16;

    private KilledWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        var storage = SqliteStorage.serve(Path.of(arguments[0]), InstantSource.system());
        var numbers = new AtomicInteger(Integer.parseInt(arguments[1]));
        Thread last = Thread.currentThread();
        for (var i = 0; i < WRITERS; i++) {
            last = Thread.startVirtualThread(() -> keepTexts(storage, numbers));
        }
        last.join();
    }

    private static void keepTexts(SqliteStorage storage, AtomicInteger numbers) {
        while (true) {
            var number = numbers.getAndIncrement();
            var key = new IdempotencyKey("test", "text-" + number);
            var added = storage.messages().add(Samples.outbound(number).keyed(key).queued());
            if (added instanceof Added.Kept<?>) {
                System.out.println(number);
            }
        }
    }
}
