package dev.duly.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/// Posts receipts over a few lasting connections.
final class Callbacks implements AutoCloseable {
    private static final int CONNECTIONS = 32;

    /// @param request as it goes over the wire
    private record Post(String request, int number) {}

    private final BlockingQueue<Post> waiting = new LinkedBlockingQueue<>();
    private final Stopwatch stopwatch;
    private final int port;
    private final List<Thread> threads;

    /// @param port where all of them go
    Callbacks(int port, Stopwatch stopwatch) {
        this.port = port;
        this.stopwatch = stopwatch;
        this.threads =
                IntStream.range(0, CONNECTIONS)
                        .mapToObj(_ -> Thread.ofVirtual().unstarted(this::postAll))
                        .toList();
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void post(String request, int number) {
        waiting.add(new Post(request, number));
    }

    private void postAll() {
        try (var wire = Wire.to(port)) {
            while (true) {
                var post = waiting.take();
                var answer = wire.exchange(post.request().getBytes(StandardCharsets.UTF_8));
                if (answer.status() / 100 == 2) {
                    stopwatch.delivered(post.number());
                } else {
                    stopwatch.refused();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            stopwatch.refused();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
