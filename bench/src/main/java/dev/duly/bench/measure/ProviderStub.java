package dev.duly.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Stands where Twilio stands, for both sides alike: takes every text after a delay, and posts a
/// signed `delivered` soon after. Keeps nothing but counts and times.
final class ProviderStub implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final ServerSocket server;
    private final Duration delay;
    private final Duration callbackDelay;
    private final Stopwatch stopwatch;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService agenda =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("provider-agenda").factory());
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicReference<@Nullable Callbacks> callbacks = new AtomicReference<>();

    /// @param delay before a text is taken
    /// @param callbackDelay from then to its receipt
    ProviderStub(Duration delay, Duration callbackDelay, Stopwatch stopwatch) {
        this.delay = delay;
        this.callbackDelay = callbackDelay;
        this.stopwatch = stopwatch;
        try {
            this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        var _ = connections.submit(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.execute(() -> serve(socket));
            } catch (IOException _) {
                // Closed: the loop's condition sees it.
            }
        }
    }

    private void serve(Socket socket) {
        try (var wire = Wire.on(socket)) {
            for (var request = wire.read(); request.isPresent(); request = wire.read()) {
                if (request.get().firstLine().startsWith("GET")) {
                    wire.write(answer("200 OK", "{\"messages\":[],\"next_page_uri\":null}"));
                    continue;
                }
                take(wire, fields(request.get().body()));
            }
        } catch (IOException _) {
            // A side that has ended has closed its connections.
        }
    }

    private void take(Wire wire, Map<String, String> fields) throws IOException {
        var number = Requests.numberIn(fields.getOrDefault("Body", "#0"));
        stopwatch.called(number);
        var sid = "SM%032x".formatted(texts.incrementAndGet());
        pause();
        wire.write(answer("201 Created", json(sid, fields)));
        var callback = fields.get("StatusCallback");
        if (callback != null) {
            var url = URI.create(callback);
            var post = new String(callback(url, sid, fields), StandardCharsets.UTF_8);
            var _ =
                    agenda.schedule(
                            () -> callbacks(url.getPort()).post(post, number),
                            callbackDelay.toNanos(),
                            TimeUnit.NANOSECONDS);
        }
    }

    /// All receipts go to one side, which is known with the first text. Only the agenda's thread
    /// comes here.
    private Callbacks callbacks(int port) {
        var known = callbacks.get();
        if (known != null) {
            return known;
        }
        var first = new Callbacks(port, stopwatch);
        first.start();
        callbacks.set(first);
        return first;
    }

    private void pause() {
        if (delay.isZero()) {
            return;
        }
        try {
            agenda.schedule(() -> {}, delay.toNanos(), TimeUnit.NANOSECONDS).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause failed", e);
        }
    }

    private static byte[] callback(URI url, String sid, Map<String, String> text) {
        var path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return Requests.signed(
                "http://127.0.0.1:" + url.getPort(),
                path,
                Map.of(
                        "AccountSid",
                        Requests.ACCOUNT,
                        "ApiVersion",
                        "2010-04-01",
                        "From",
                        "+15005550006",
                        "To",
                        text.getOrDefault("To", ""),
                        "MessageSid",
                        sid,
                        "MessageStatus",
                        "delivered",
                        "SmsSid",
                        sid,
                        "SmsStatus",
                        "delivered"));
    }

    private static String json(String sid, Map<String, String> text) {
        return """
        {"account_sid":"%s","api_version":"2010-04-01","body":"%s","date_created":"%s",\
        "date_sent":null,"date_updated":null,"direction":"outbound-api",\
        "error_code":null,"error_message":null,"from":"+15005550006",\
        "messaging_service_sid":null,"num_media":"0","num_segments":"1","price":null,\
        "price_unit":"USD","sid":"%s","status":"queued","subresource_uris":{},\
        "to":"%s","uri":"/2010-04-01/Accounts/%s/Messages/%s.json"}\
        """
                .formatted(
                        Requests.ACCOUNT,
                        text.getOrDefault("Body", ""),
                        now(),
                        sid,
                        text.getOrDefault("To", ""),
                        Requests.ACCOUNT,
                        sid);
    }

    private static byte[] answer(String status, String json) {
        var length = json.getBytes(StandardCharsets.UTF_8).length;
        return ("HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: application/json\r\nDate: "
                        + now()
                        + "\r\nContent-Length: "
                        + length
                        + "\r\n\r\n"
                        + json)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String now() {
        return RFC_1123.format(InstantSource.system().instant());
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var field : form.split("&", -1)) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        agenda.shutdownNow();
        Optional.ofNullable(callbacks.get()).ifPresent(Callbacks::close);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
    }
}
