package dev.duly.bench.measure;

import java.net.URI;
import java.util.List;

/// One of the two that are compared, running.
interface Side extends AutoCloseable {
    /// `duly` or `peer`.
    String name();

    int port();

    /// Its requests, with what they need to be let in.
    Requests requests();

    /// Its processes: what they take is what it takes.
    List<Process> processes();

    /// How long it took from the start of its process to its first answer, in milliseconds.
    double startMillis();

    @Override
    void close();

    default String origin() {
        return URI.create("http://127.0.0.1:" + port()).toString();
    }
}
