package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds on every path.
class HttpTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aWrongMethodIsToldWhichAreRight() {
        var allowed =
                List.of(
                        List.of("DELETE", "/api/messages", "GET"),
                        List.of("GET", "/api/messages/send", "POST"),
                        List.of("PUT", "/api/messages/send", "POST"),
                        List.of("POST", "/health/live", "GET"),
                        List.of("GET", "/api/messages/twilio/inbound", "POST"));
        for (var wrong : allowed) {
            var answer =
                    server.call(
                            server.request(wrong.get(1))
                                    .method(wrong.get(0), BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo(wrong.get(2));
        }
    }

    @Test
    void noAnswerIsStoredOrGuessedAt() {
        var answers =
                List.of(
                        server.get("/api/messages"),
                        server.get("/nowhere"),
                        server.call(server.request("/api/messages").GET()),
                        server.call(server.request("/health/live").GET()),
                        server.send("{"));
        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                });
    }

    @Test
    void whatIsNotHttpIsAProblemToo() {
        var requests =
                List.of(
                        "GET /api/messages/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        "POST /api/messages/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                        "POST /api/messages/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "POST /api/messages/send HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx");
        for (var request : requests) {
            var answer = RawHttp.exchange(server.port(), request);
            assertThat(answer).as(request).startsWith("HTTP/1.1 400");
            assertThat(answer)
                    .contains("application/problem+json", "nosniff", "\"error\":")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aChunkedBodyWithoutEndIsTooLarge() throws IOException {
        try (var socket = RawHttp.open(server.port())) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /api/messages/send HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + server.token
                                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var chunk =
                    ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            for (var i = 0; i < 5; i++) {
                out.write(chunk);
            }
            out.flush();
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void aCallerThatHangsUpInTheMiddleKeepsNothingAndIsNoFaultOfOurs() throws IOException {
        try (var log = new LogLines(Problems.class)) {
            try (var socket = RawHttp.open(server.port())) {
                socket.getOutputStream()
                        .write(
                                ("POST /api/messages/send HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                                + server.token
                                                + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"caseId\":")
                                        .getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes().length).isLessThan(1_000);
            }
            assertThat(log.lines()).isEmpty();
        }
        assertThat(server.kept()).isEmpty();
    }
}
