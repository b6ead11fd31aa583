package dev.duly.core.system;

import dev.duly.core.Fault;
import dev.duly.core.PortException;
import dev.duly.core.message.MessageId;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SendWorker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Claims waiting texts and sends each in a virtual thread of its own, so many at once.
final class WorkerLoop {
    private static final Logger LOG = System.getLogger(WorkerLoop.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration CLAIM_UNDER_WAY = Duration.ofSeconds(2);

    private final SendWorker worker;
    private final SendQueue queue;
    private final Semaphore free;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread claimer = Thread.ofPlatform().name("duly-worker").unstarted(this::run);
    private volatile boolean stopping;

    WorkerLoop(SendWorker worker, SendQueue queue, int concurrency) {
        this.worker = worker;
        this.queue = queue;
        this.free = new Semaphore(concurrency);
    }

    void start() {
        claimer.start();
    }

    boolean isAlive() {
        return claimer.isAlive();
    }

    /// Takes no more claims, and lets what is in flight be settled, at most so long after the claim
    /// that is under way.
    ///
    /// @return whether all of it was
    boolean stop(Duration atMost) throws InterruptedException {
        stopping = true;
        claimer.interrupt();
        claimer.join(CLAIM_UNDER_WAY);
        senders.shutdown();
        return senders.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (!stopping) {
            try {
                claimAndSend();
            } catch (InterruptedException _) {
                // Only stop() interrupts, and the loop's condition sees it.
            } catch (PortException e) {
                LOG.log(
                        Level.WARNING,
                        "loop=worker port={0} problem=\"{1}\"",
                        e.port(),
                        e.getMessage());
                pauseAfterFailure();
            } catch (RuntimeException e) {
                // A turn that fails for a reason nobody foresaw must not end all sending.
                LOG.log(Level.ERROR, "loop=worker fault={0}", Fault.line(e));
                pauseAfterFailure();
            }
        }
    }

    private void claimAndSend() throws InterruptedException {
        free.acquire();
        var permits = 1 + free.drainPermits();
        var used = 0;
        try {
            if (stopping) {
                return;
            }
            for (var id : worker.claim(permits)) {
                used++;
                senders.execute(() -> send(id));
            }
        } finally {
            free.release(permits - used);
        }
        if (used == 0) {
            queue.awaitDue(LONGEST_WAIT);
        }
    }

    private void send(MessageId id) {
        try {
            worker.send(id);
        } catch (PortException e) {
            // The claim's lease runs out, or the sweep finds the attempt: nothing is lost.
            LOG.log(
                    Level.WARNING,
                    "message={0} port={1} problem=\"{2}\"",
                    id,
                    e.port(),
                    e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "message={0} fault={1}", id, Fault.line(e));
        } finally {
            free.release();
        }
    }

    private void pauseAfterFailure() {
        try {
            // Nothing releases this latch: it is a pause that stop() can interrupt.
            new CountDownLatch(1).await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            // stop() was called, and the loop's condition sees it.
        }
    }
}
