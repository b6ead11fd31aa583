package dev.duly.http;

import java.time.Duration;

/// Where the server listens, and how much it takes.
///
/// @param bind the address to listen on, such as `127.0.0.1`
/// @param port 0 takes any free one
/// @param longestBodyBytes a request with a longer body is answered 413
/// @param longestSilence a connection on which nothing comes for so long is closed, in the middle
///   of a request or between two; in whole milliseconds
/// @param mostConnections more wait until one is closed
/// @param mostRequests more at one time, besides those of listeners, are answered 503
/// @param mostListeners who hear events at once; more are answered 503
/// @param keepAlive after so long without an event a listener is told that the server is there
/// @param grace how long closing waits for requests under way
public record HttpSettings(
        String bind,
        int port,
        int longestBodyBytes,
        Duration longestSilence,
        int mostConnections,
        int mostRequests,
        int mostListeners,
        Duration keepAlive,
        Duration grace) {
    /// Ample for the longest text, however escaped; a provider's webhook has at most 64 kB.
    private static final int LONGEST_BODY_BYTES = 256 * 1024;

    /// Twice as long as Twilio waits for a webhook's answer.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private static final int MOST_CONNECTIONS = 1_000;

    /// Each may hold a body of the longest kind: 64 MB in all.
    private static final int MOST_REQUESTS = 256;

    private static final int MOST_LISTENERS = 200;

    /// Half of what the usual proxy waits.
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private static final int LARGEST_PORT = 65_535;

    public HttpSettings {
        if (bind.isBlank()) {
            throw new IllegalArgumentException("bind must name an address, such as 127.0.0.1");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port must be from 0 to 65535");
        }
        requireAtLeastOne("longestBodyBytes", longestBodyBytes);
        // A socket takes 0 for "for ever", and its milliseconds as an int.
        if (longestSilence.toMillis() < 1 || longestSilence.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "longestSilence must be from 1 millisecond to 1 day");
        }
        requireAtLeastOne("mostConnections", mostConnections);
        requireAtLeastOne("mostRequests", mostRequests);
        if (mostListeners < 0) {
            throw new IllegalArgumentException("mostListeners must not be negative");
        }
        if (!keepAlive.isPositive()) {
            throw new IllegalArgumentException("keepAlive must be positive");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative");
        }
    }

    public static HttpSettings on(String bind, int port) {
        return new HttpSettings(
                bind,
                port,
                LONGEST_BODY_BYTES,
                LONGEST_SILENCE,
                MOST_CONNECTIONS,
                MOST_REQUESTS,
                MOST_LISTENERS,
                KEEP_ALIVE,
                Duration.ofSeconds(10));
    }

    public HttpSettings withGrace(Duration other) {
        return new HttpSettings(
                bind,
                port,
                longestBodyBytes,
                longestSilence,
                mostConnections,
                mostRequests,
                mostListeners,
                keepAlive,
                other);
    }

    private static void requireAtLeastOne(String component, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(component + " must be at least 1");
        }
    }
}
