package dev.duly.http;

import java.time.Duration;

/// Where the server listens, and how much it takes.
///
/// @param bind the address to listen on, such as `127.0.0.1`
/// @param port 0 takes any free one
/// @param longestBodyBytes a request with a longer body is answered 413
/// @param grace how long closing waits for requests under way
public record HttpSettings(String bind, int port, int longestBodyBytes, Duration grace) {
    /// Ample for the longest text, however escaped; a provider's webhook has at most 64 kB.
    private static final int LONGEST_BODY_BYTES = 256 * 1024;

    private static final int LARGEST_PORT = 65_535;

    public HttpSettings {
        if (bind.isBlank()) {
            throw new IllegalArgumentException("bind must name an address, such as 127.0.0.1");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port must be from 0 to 65535");
        }
        if (longestBodyBytes < 1) {
            throw new IllegalArgumentException("longestBodyBytes must be at least 1");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative");
        }
    }

    public static HttpSettings on(String bind, int port) {
        return new HttpSettings(bind, port, LONGEST_BODY_BYTES, Duration.ofSeconds(10));
    }
}
