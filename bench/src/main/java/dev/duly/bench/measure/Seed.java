package dev.duly.bench.measure;

import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Ids;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.record.Salt;
import dev.duly.core.system.Storage;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/// Fills a store, through its ports, with what an agency has after a while: conversations of some
/// twenty texts, one in four of them from the client, each conversation with its case, spread over
/// the last year. All of it is settled: nothing of it is sent.
record Seed(Storage storage, Instant end) {
    static final int TEXTS_OF_A_THREAD = 20;
    static final String DEPARTMENT = "default";

    private static final int DEPARTMENTS = 4;
    private static final int INBOUND_EVERY = 4;
    private static final Duration SPAN = Duration.ofDays(365);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int AT_ONCE = 256;
    private static final GatewayAccount ACCOUNT = new GatewayAccount("sandbox", Requests.ACCOUNT);
    private static final PhoneNumber OFFICE = new PhoneNumber("+15005550006");
    private static final String WORDS =
            "Your check-in at Main Street is on Tuesday 14 March at 10:30. Reply YES to confirm."
                    + " Number ";

    /// @param messages how many
    /// @param progress told how many are kept
    void sow(int messages, IntConsumer progress) {
        var room = new Semaphore(AT_ONCE);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var threads = Math.ceilDiv(messages, TEXTS_OF_A_THREAD);
            for (var thread = 0; thread < threads; thread++) {
                var number = thread;
                room.acquireUninterruptibly();
                writers.execute(() -> {
                    try {
                        sowThread(number, threads, messages);
                    } finally {
                        room.release();
                    }
                });
                progress.accept(Math.min(messages, thread * TEXTS_OF_A_THREAD));
            }
        }
    }

    private void sowThread(int thread, int threads, int messages) {
        var chance = new Random(thread);
        var person = person(thread);
        var department = department(thread);
        var begin = end.minus(SPAN).plus(SPAN.multipliedBy(thread).dividedBy(threads));
        var texts = Math.min(TEXTS_OF_A_THREAD, messages - thread * TEXTS_OF_A_THREAD);
        var id = storage.threads().open(department, person, new Ids(() -> begin, chance).thread());
        for (var text = 0; text < texts; text++) {
            var number = thread * TEXTS_OF_A_THREAD + text;
            var at = begin.plus(Duration.ofMinutes(text));
            if (text % INBOUND_EVERY == INBOUND_EVERY - 1) {
                var _ = storage.messages().add(inbound(number, department, id, person, at, chance));
            } else {
                var _ =
                        storage.messages()
                                .add(outbound(number, thread, department, id, at, chance));
            }
        }
    }

    /// Whose conversation is the one of this number.
    static PhoneNumber person(int thread) {
        return new PhoneNumber("+1702" + (2_000_000 + thread));
    }

    static CaseId caseOf(int thread) {
        return new CaseId("CASE-" + thread);
    }

    private static DepartmentId department(int thread) {
        var number = thread % DEPARTMENTS;
        return new DepartmentId(number == 0 ? DEPARTMENT : "department-" + number);
    }

    private static OutboundMessage outbound(
            int number,
            int thread,
            DepartmentId department,
            ThreadId id,
            Instant at,
            Random chance) {
        var draft =
                Draft.of(
                                Actor.token("officer-" + thread % 50),
                                person(thread),
                                new MessageText(WORDS + number),
                                department,
                                Purpose.CHECK_IN)
                        .inCase(Optional.of(caseOf(thread)));
        var attempt =
                Attempt.started(1, ACCOUNT, new SenderAddress.OwnNumber(OFFICE), at, at.plus(STEP));
        return OutboundMessage.accepted(
                        new Ids(() -> at, chance).message(),
                        draft,
                        id,
                        ACCOUNT,
                        new Decision(List.of()),
                        Salt.random(chance),
                        at,
                        step(MessageState.QUEUED, at, Actor.SYSTEM, 0))
                .starting(attempt, step(MessageState.SENDING, at, Actor.SYSTEM, 1))
                .attemptTaken(1, providerId(number))
                .sentFrom(Optional.of(OFFICE))
                .then(step(MessageState.SENT, at.plus(STEP), Actor.SYSTEM, 1))
                .thenByReceipt(step(MessageState.DELIVERED, at.plus(STEP), Actor.PROVIDER, 1));
    }

    private static InboundMessage inbound(
            int number,
            DepartmentId department,
            ThreadId id,
            PhoneNumber person,
            Instant at,
            Random chance) {
        return new InboundMessage(
                new Ids(() -> at, chance).message(),
                department,
                id,
                ACCOUNT,
                providerId(number),
                person,
                OFFICE,
                "Thank you, I will be there. Number " + number,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Salt.random(chance),
                List.of(step(MessageState.RECEIVED, at, Actor.CLIENT, 0)),
                0);
    }

    private static ProviderMessageId providerId(int number) {
        return new ProviderMessageId("SM%032x".formatted(number));
    }

    private static StateChange step(MessageState state, Instant at, Actor by, int attempt) {
        return new StateChange(state, at, Optional.empty(), by, attempt, Optional.empty());
    }
}
