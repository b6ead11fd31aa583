package dev.duly.sandbox;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Where requests come in: reads them, checks who asks, and writes the answers. Whatever goes wrong
/// is answered in Twilio's shape.
final class Front implements Handler, AutoCloseable {
    /// More than this is not even thrown away: Helidon closes the connection.
    static final int LARGEST_DISCARDED = 16 * 1024 * 1024;

    /// What is larger is refused here and not by the server, which would close the connection
    /// before the caller has read its answer; the rest is read and thrown away.
    private static final int LARGEST_REQUEST = 8 * 1024 * 1024;

    private static final Logger LOG = System.getLogger(Front.class.getName());
    private static final int LARGEST_FORM = 1024 * 1024;
    private static final long LONGEST_SILENCE_MINUTES = 10;

    private final byte[] credential;
    private final AccountRoutes accounts;
    private final ServiceRoutes services;
    private final HandsetRoutes handsets;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    Front(
            SandboxSettings settings,
            AccountRoutes accounts,
            ServiceRoutes services,
            HandsetRoutes handsets,
            InstantSource clock) {
        var pair = settings.accountSid() + ":" + settings.authToken();
        this.credential = pair.getBytes(StandardCharsets.UTF_8);
        this.accounts = accounts;
        this.services = services;
        this.handsets = handsets;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var reply = answer(request);
        if (reply.silent()) {
            keepSilent();
        }
        response.status(Status.create(reply.status()));
        response.header(HeaderNames.DATE, Dates.header(clock.instant()));
        reply.headers().forEach(response::header);
        response.send(reply.body());
    }

    /// Lets go of those who are not answered.
    @Override
    public void close() {
        closing.countDown();
    }

    private Reply answer(ServerRequest request) {
        try {
            return route(read(request));
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (RuntimeException broken) {
            // The last resort: nobody should see more of it than Twilio shows.
            LOG.log(Level.ERROR, "sandbox.request.failed", broken);
            return Refusal.internal().reply();
        }
    }

    private Reply route(Call call) {
        var path = call.path();
        if (!path.isEmpty() && path.getFirst().equals("sandbox")) {
            return handsets.answer(call);
        }
        if (call.body().length > LARGEST_FORM) {
            throw Refusal.tooLarge();
        }
        checkCaller(call);
        if (!path.isEmpty() && path.getFirst().equals(MessageJson.API_VERSION)) {
            return accounts.answer(call);
        }
        if (!path.isEmpty() && path.getFirst().equals("v1")) {
            return services.answer(call);
        }
        throw Refusal.notFound(call.rawPath());
    }

    private void checkCaller(Call call) {
        var header = call.authorization();
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw Refusal.unauthorized();
        }
        try {
            var given = Base64.getDecoder().decode(header.substring(6).strip());
            if (MessageDigest.isEqual(given, credential)) {
                return;
            }
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.unauthorized();
        }
        throw Refusal.unauthorized();
    }

    private Call read(ServerRequest request) {
        var arrived = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var rawPath = request.prologue().uriPath().rawPath();
        var query = request.prologue().query().rawValue();
        return new Call(
                arrived,
                request.prologue().method().text(),
                parts(rawPath),
                rawPath,
                query,
                request.headers().first(HeaderNames.AUTHORIZATION).orElse(null),
                body(request));
    }

    private static List<String> parts(String rawPath) {
        var path = rawPath.endsWith(".json") ? rawPath.substring(0, rawPath.length() - 5) : rawPath;
        return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }

    private static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            // Not closed: what follows a body that was cut short is the server's to sort out.
            var bytes = request.content().inputStream().readNBytes(LARGEST_REQUEST + 1);
            if (bytes.length <= LARGEST_REQUEST) {
                return bytes;
            }
        } catch (RequestException refused) {
            if (refused.status().code() != Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
                throw Refusal.malformed("The request could not be read.");
            }
        } catch (InsufficientDataAvailableException | IOException | UncheckedIOException broken) {
            throw Refusal.malformed("The request ended before its end.");
        }
        throw Refusal.tooLarge();
    }

    private void keepSilent() {
        try {
            var _ = closing.await(LONGEST_SILENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new CloseConnectionException("not answered, as asked");
    }
}
