package dev.duly.bench.measure;

import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.policy.Policy;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.receiving.IdleInbox;
import dev.duly.core.record.Actor;
import dev.duly.core.record.Salt;
import dev.duly.core.sending.IdleGateway;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.system.Storage;
import dev.duly.core.text.MessageText;
import dev.duly.core.webhook.WebhookReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The queue has forgotten every text that waits, and one round of the sweep tells it of them
/// again.
///
/// @param storage empty
/// @param queue empty
record RefillRun(Storage storage, SendQueue queue) {
    private static final GatewayAccount ACCOUNT = new GatewayAccount("sandbox", Requests.ACCOUNT);
    private static final DepartmentId DEPARTMENT = new DepartmentId("default");
    private static final Duration OVERDUE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 256;
    private static final int PAGE = 200;
    private static final int BATCH = 1_000;

    /// @param took of one round of the sweep
    /// @param claimed what a worker then gets of the queue
    /// @param different texts among them
    record Refilled(Duration took, int claimed, int different) {}

    /// @param texts how many wait
    Refilled measure(int texts) {
        keep(texts);
        var sweep = duly().sweepStuck();
        var began = System.nanoTime();
        var _ = sweep.runOnce(PAGE);
        var took = Duration.ofNanos(System.nanoTime() - began);
        var different = new HashSet<String>();
        var claimed = 0;
        for (var batch = queue.claim(BATCH, LEASE);
                !batch.isEmpty();
                batch = queue.claim(BATCH, LEASE)) {
            claimed += batch.size();
            batch.forEach(id -> different.add(id.value()));
        }
        return new Refilled(took, claimed, different.size());
    }

    private void keep(int texts) {
        var at = Instant.now().minus(OVERDUE);
        var room = new Semaphore(AT_ONCE);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < texts; number++) {
                var message = message(number, at);
                room.acquireUninterruptibly();
                writers.execute(() -> {
                    try {
                        var _ = storage.messages().add(message);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private OutboundMessage message(int number, Instant at) {
        var chance = new Random(number);
        var ids = new Ids(() -> at, chance);
        var person = Seed.person(number);
        return OutboundMessage.accepted(
                ids.message(),
                Draft.of(
                                Actor.token("officer"),
                                person,
                                new MessageText("Your check-in is tomorrow. Number " + number),
                                DEPARTMENT,
                                Purpose.CHECK_IN)
                        .inCase(Optional.of(new CaseId("CASE-" + number))),
                ids.thread(),
                ACCOUNT,
                new Decision(List.of()),
                Salt.random(chance),
                at,
                new StateChange(
                        MessageState.QUEUED,
                        at,
                        Optional.empty(),
                        Actor.SYSTEM,
                        0,
                        Optional.empty()));
    }

    /// All of Duly, with a queue that it did not fill itself.
    private Duly duly() {
        var clock = InstantSource.system();
        return Duly.on(
                new Backends(
                        storage,
                        queue,
                        new InMemorySendBudget(clock),
                        new InMemoryLiveEvents(clock),
                        new IdleGateway(ACCOUNT),
                        new IdleInbox(),
                        _ -> new WebhookReading.Forged("nobody posts"),
                        new InMemoryNumberPlan()),
                Policy.standard(),
                SendingSettings.DEFAULT,
                clock,
                new Random(1));
    }
}
