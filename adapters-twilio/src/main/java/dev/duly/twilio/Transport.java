package dev.duly.twilio;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;

/// One request, one answer: over HTTP/1.1, no redirect followed, nothing asked twice, within a
/// fixed time.
final class Transport implements AutoCloseable {
    /// A page of a hundred texts has less than half of this.
    private static final long LONGEST_ANSWER = 4L * 1024 * 1024;

    private final HttpClient client;
    private final String origin;
    private final Duration connect;
    private final Duration answer;

    Transport(TwilioSettings settings) {
        this.origin = settings.origin();
        this.connect = settings.connect();
        this.answer = settings.answer();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connect)
                        .build();
    }

    /// @param host its origin, such as `https://api.twilio.com`
    /// @param pathAndQuery raw, such as `/2010-04-01/Accounts/AC.../Messages.json`
    Exchange get(String host, String pathAndQuery, String authorization) {
        return exchange(request(host, pathAndQuery, authorization).GET().build(), () -> false);
    }

    /// @param mayLeave whether the body may still leave, asked right before it does
    Exchange postForm(
            String pathAndQuery, String authorization, String form, BooleanSupplier mayLeave) {
        var body = new OnceBody(form, mayLeave);
        var request =
                request(origin, pathAndQuery, authorization)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .POST(body)
                        .build();
        return exchange(request, body::close);
    }

    /// Ends what is under way.
    @Override
    public void close() {
        client.shutdownNow();
    }

    private static HttpRequest.Builder request(
            String host, String pathAndQuery, String authorization) {
        // Joined and not resolved: a path that looks like another host must not become one.
        return HttpRequest.newBuilder(URI.create(host + pathAndQuery))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("User-Agent", "duly");
    }

    /// Keeps the time itself: the client's own timeout ends with the answer's head.
    ///
    /// @param neverLeaves keeps the body from leaving from now on; whether it never left
    private Exchange exchange(HttpRequest request, BooleanSupplier neverLeaves) {
        var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER);
        var coming = client.sendAsync(request, handler);
        try {
            var response = coming.get(answer.toMillis(), TimeUnit.MILLISECONDS);
            return neverLeaves.getAsBoolean() ? stoppedOnTheWay(response) : answered(response);
        } catch (TimeoutException _) {
            return given(coming, neverLeaves, "no whole answer came within " + seconds(answer));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return given(coming, neverLeaves, "Duly was stopped before the answer came");
        } catch (ExecutionException failed) {
            return given(coming, neverLeaves, words(failed));
        }
    }

    private static Exchange given(
            CompletableFuture<HttpResponse<byte[]>> coming,
            BooleanSupplier neverLeaves,
            String why) {
        var neverLeft = neverLeaves.getAsBoolean();
        coming.cancel(true);
        return neverLeft ? new Exchange.NeverSent(why) : new Exchange.NoAnswer(why);
    }

    /// An answer to a body that nobody has asked for: a proxy's, which did not let us through.
    private static Exchange stoppedOnTheWay(HttpResponse<byte[]> response) {
        return new Exchange.NeverSent("a proxy on the way answered " + response.statusCode());
    }

    private static Exchange answered(HttpResponse<byte[]> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Exchange.Answered(
                response.statusCode(),
                headers,
                new String(response.body(), StandardCharsets.UTF_8));
    }

    /// Our own words: an exception's may hold an address.
    private String words(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpConnectTimeoutException _ -> "no connection within " + seconds(connect);
            case ConnectException refused
                    when refused.getCause() instanceof UnresolvedAddressException ->
                    "the host's name is not known";
            case ConnectException _ -> "the connection was refused";
            case SSLException _ -> "the TLS connection failed";
            case null, default -> "the connection broke";
        };
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
