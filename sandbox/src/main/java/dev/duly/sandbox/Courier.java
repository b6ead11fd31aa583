package dev.duly.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Posts what the sandbox owes. What belongs to one text goes in its order, each when the one
/// before has been tried; texts do not wait for each other, and a slow target holds up only what
/// goes there. What is not answered 2xx is tried again within 15 s, and then given up.
final class Courier implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    private static final int AT_ONCE_TO_ONE_TARGET = 128;
    private static final Duration LONGEST_POST = Duration.ofSeconds(15);
    // Counted from the first try, so that a slow answer does not stretch them.
    private static final List<Duration> AGAIN_AFTER =
            List.of(
                    Duration.ofMillis(500),
                    Duration.ofMillis(1_500),
                    Duration.ofMillis(3_500),
                    Duration.ofMillis(7_500),
                    Duration.ofMillis(13_500));

    /// No answer at all.
    static final int UNANSWERED = 0;

    /// @param number from 1
    private record Try(Owed owed, int number, Instant first) {}

    private final Webhooks webhooks;
    private final Signature signature;
    private final Ledger ledger;
    private final Agenda agenda;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    // Nothing is done with an answer but to wake who waits for it.
                    .executor(Runnable::run)
                    .build();
    private final Map<String, Semaphore> targets = new ConcurrentHashMap<>();
    private final Set<Long> calledOff = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Courier(
            Webhooks webhooks,
            Signature signature,
            Ledger ledger,
            Agenda agenda,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.signature = signature;
        this.ledger = ledger;
        this.agenda = agenda;
        this.clock = clock;
    }

    /// Posts each at its time.
    ///
    /// @param line what is owed for one text, in its order
    void deliver(List<Owed> line) {
        if (line.isEmpty()) {
            return;
        }
        var rest = line.subList(1, line.size());
        soon(
                line.getFirst().due(),
                () -> {
                    var _ = run(new Try(line.getFirst(), 1, clock.instant()));
                    deliver(rest);
                });
    }

    /// Posts at once what is due by now, and the rest at its time.
    ///
    /// @return done when what was due has been tried once
    CompletableFuture<Void> deliverDue(List<Owed> line) {
        var now = clock.instant();
        var due = line.stream().takeWhile(owed -> !owed.due().isAfter(now)).toList();
        return CompletableFuture.runAsync(
                () -> {
                    due.forEach(owed -> run(new Try(owed, 1, clock.instant())));
                    deliver(line.subList(due.size(), line.size()));
                },
                threads);
    }

    /// Posts at once.
    ///
    /// @return the status of the first answer, or [#UNANSWERED]
    CompletableFuture<Integer> deliverNow(Owed owed) {
        return CompletableFuture.supplyAsync(() -> run(new Try(owed, 1, clock.instant())), threads);
    }

    /// Nothing more is posted for this text.
    void callOff(Text text) {
        calledOff.add(text.id());
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
        threads.shutdownNow();
        try {
            // So that what was answered just now can still be noted.
            var _ = threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void soon(Instant due, Runnable action) {
        agenda.at(
                due,
                () -> {
                    try {
                        threads.execute(action);
                    } catch (RejectedExecutionException closing) {
                        LOG.log(Level.DEBUG, "sandbox.webhook.left for the next start");
                    }
                });
    }

    private int run(Try attempt) {
        if (closed || calledOff.contains(attempt.owed().text().id())) {
            return UNANSWERED;
        }
        var answer = post(attempt);
        if (answer / 100 == 2) {
            ledger.settle(attempt.owed(), attempt.number(), answer);
            return answer;
        }
        // A failure while closing may be our own doing: the next start posts it again.
        if (!closed) {
            again(attempt, answer);
        }
        return answer;
    }

    private void again(Try attempt, int answer) {
        var owed = attempt.owed();
        var late = Webhooks.tooLate(attempt.first(), clock.instant());
        if (!late && attempt.number() <= AGAIN_AFTER.size()) {
            var due = attempt.first().plus(AGAIN_AFTER.get(attempt.number() - 1));
            soon(due, () -> run(new Try(owed, attempt.number() + 1, attempt.first())));
            return;
        }
        LOG.log(
                Level.WARNING,
                "sandbox.webhook.givenUp sid={0} status={1} tries={2} answer={3}",
                owed.text().sid(),
                owed.status().word(),
                attempt.number(),
                answer);
        ledger.settle(owed, attempt.number(), answer);
    }

    private int post(Try attempt) {
        var target = webhooks.target(attempt.owed());
        var gate =
                targets.computeIfAbsent(
                        String.valueOf(target.getAuthority()),
                        authority -> new Semaphore(AT_ONCE_TO_ONE_TARGET));
        try {
            gate.acquire();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return UNANSWERED;
        }
        try {
            return client.send(request(attempt, target), BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException unreachable) {
            LOG.log(
                    Level.DEBUG,
                    "sandbox.webhook.unanswered sid={0} why={1}",
                    attempt.owed().text().sid(),
                    unreachable.getClass().getSimpleName());
            return UNANSWERED;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return UNANSWERED;
        } finally {
            gate.release();
        }
    }

    private HttpRequest request(Try attempt, URI target) {
        var form = webhooks.form(attempt.owed());
        var url = Webhooks.withoutFragment(target);
        var request =
                HttpRequest.newBuilder(bare(target, url))
                        .timeout(LONGEST_POST)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .header("User-Agent", "TwilioProxy/1.1")
                        .header("Date", Dates.header(clock.instant()))
                        .header("I-Twilio-Idempotency-Token", attempt.owed().token())
                        .header("X-Twilio-Signature", signature.of(url, form))
                        .POST(HttpRequest.BodyPublishers.ofString(form.encode()));
        var person = target.getUserInfo();
        if (person != null) {
            var basic = Base64.getEncoder().encodeToString(person.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + basic);
        }
        return request.build();
    }

    /// A name and password in the URL are signed, and sent as a header.
    private static URI bare(URI target, String url) {
        var person = target.getRawUserInfo();
        return person == null ? URI.create(url) : URI.create(url.replace(person + "@", ""));
    }
}
