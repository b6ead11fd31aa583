package dev.duly.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/// What Duly is asked for on a store of this size, one request after the other.
record GrowthRun(Side side, int texts) {
    private static final int STRIDE = 7_919;

    /// @param requests of each kind
    /// @return the median of each kind, in milliseconds
    Map<String, Double> measure(int requests) {
        try (var wire = Wire.to(side.port())) {
            var threads = threads(wire);
            return new TreeMap<>(
                    Map.of(
                            "send", median(wire, requests, side.requests()::send),
                            "thread page",
                                    median(
                                            wire,
                                            requests,
                                            i ->
                                                    get(
                                                            "/api/messages/"
                                                                    + threads.get(
                                                                            i % threads.size()))),
                            "inbox page", median(wire, requests, _ -> get("/api/threads?limit=50")),
                            "list of messages",
                                    median(wire, requests, _ -> get("/api/messages?limit=50")),
                            "case page",
                                    median(
                                            wire,
                                            requests,
                                            i ->
                                                    get(
                                                            "/api/messages?limit=50&caseId="
                                                                    + caseOf(i)))));
        } catch (IOException e) {
            throw new UncheckedIOException("Duly does not answer", e);
        }
    }

    private String caseOf(int request) {
        var threads = Math.max(1, texts / Seed.TEXTS_OF_A_THREAD);
        return Seed.caseOf((int) ((long) request * STRIDE % threads)).value();
    }

    /// Of cases all over the store.
    private List<String> threads(Wire wire) throws IOException {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 50; i++) {
            var page = wire.exchange(get("/api/messages?limit=1&caseId=" + caseOf(i)));
            ids.add(
                    JsonMapper.shared()
                            .readTree(page.body())
                            .path("items")
                            .path(0)
                            .path("threadId")
                            .asString());
        }
        return ids;
    }

    private byte[] get(String path) {
        return side.requests().get(path);
    }

    private static double median(Wire wire, int requests, IntFunction<byte[]> request)
            throws IOException {
        var nanos = new long[requests];
        for (var i = 0; i < requests; i++) {
            var bytes = request.apply(i);
            var begin = System.nanoTime();
            var answer = wire.exchange(bytes);
            nanos[i] = System.nanoTime() - begin;
            if (answer.status() / 100 != 2) {
                throw new IOException("answered " + answer.status() + ": " + answer.body());
            }
        }
        return Spread.of(LongStream.of(nanos)).p50();
    }
}
