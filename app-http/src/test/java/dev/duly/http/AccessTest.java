package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String TEXT =
            "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"Hello\"}";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void withoutATokenNothingIsRead() {
        for (var path : List.of("/api/messages", "/api/threads", "/api/messages/x/timeline")) {
            var answer = server.call(server.request(path).GET());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"duly\"");
        }
    }

    @Test
    void aWrongTokenSendsNothing() {
        for (var authorization :
                List.of("Bearer wrong", "Bearer ", "Basic YTpi", server.token, "Bearer")) {
            var answer =
                    server.call(
                            server.request("/api/messages/send")
                                    .header("Authorization", authorization)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(TEXT)));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"duly\"");
            assertThat(answer.text()).doesNotContain("wrong", server.token);
        }
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void aReaderCannotSendAndTheTryIsAudited() {
        var reader = server.duly.access().issue("reader", Set.of(Scope.READ));
        var answer =
                server.call(
                        server.request("/api/messages/send")
                                .header("Authorization", "Bearer " + reader)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(TEXT)));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/detail")).contains("communications:send");
        assertThat(server.kept()).isEmpty();
        assertThat(server.storage.audit().read("access", 0, 100))
                .anySatisfy(entry -> {
                    assertThat(entry.event().action()).isEqualTo("access.denied");
                    assertThat(entry.event().actor().id()).isEqualTo("token:reader");
                });
    }

    @Test
    void aSenderCannotRead() {
        var sender = server.duly.access().issue("sender", Set.of(Scope.SEND));
        var id = server.sent("+17025550142", "Hello");
        for (var path :
                List.of("/api/messages", "/api/threads", "/api/messages/" + id + "/timeline")) {
            var answer =
                    server.call(
                            server.request(path).header("Authorization", "Bearer " + sender).GET());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).doesNotContain("Hello");
        }
    }
}
