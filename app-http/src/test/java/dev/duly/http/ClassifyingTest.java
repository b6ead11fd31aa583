package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifyingTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatATextMeansForConsentIsSaidWithItsRule() {
        var answer = classify("{\"body\":\"número equivocado\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/means")).isEqualTo("opt_out");
        assertThat(answer.at("/tier")).isEqualTo("wrong_number");
        assertThat(answer.json().get("suppresses").asBoolean()).isTrue();
        assertThat(answer.json().get("forbidsDisclosure").asBoolean()).isTrue();
        assertThat(answer.at("/then")).contains("nothing of the case is disclosed");
        assertThat(answer.at("/words")).contains("en ", "es ");
    }

    @Test
    void yesIsAnOptInOnlyAsTheAnswerToAQuestion() {
        assertThat(classify("{\"body\":\"YES\"}").at("/means")).isEqualTo("none");
        assertThat(classify("{\"body\":\"YES\",\"doubleOptIn\":true}").at("/means"))
                .isEqualTo("opt_in");
    }

    @Test
    void withoutWordsNothingIsSaid() {
        var answer = classify("{\"text\":\"STOP\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("body", "is missing", "text");
    }

    private TestServer.Answer classify(String body) {
        return server.post("/api/consents/classify", body);
    }
}
