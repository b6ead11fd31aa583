package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Asking a client by a text whether they want texts.
class OptInQuestionTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aClientIsAskedByATextAndNotTwiceAtOnce() {
        server.duly.templates().seed().seed();
        var question =
                """
                {"phone":"+17025550142","kind":"opt_in_asked","method":"verbal","evidence":"call of 2026-11-20"}
                """;

        var asked = server.post("/api/consents", question);
        var again = server.post("/api/consents", question);

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.at("/state")).isEqualTo("never_asked");
        assertThat(asked.at("/change/kind")).isEqualTo("opt_in_asked");
        assertThat(asked.at("/notice")).contains("YES is an opt-in for 72 hours");
        var message = asked.at("/change/source").substring("asked:".length());
        assertThat(server.get("/api/messages/" + message + "/timeline").at("/body"))
                .contains("Reply YES");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.at("/details/0/field")).isEqualTo("kind");
    }
}
