package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void aFaultOfOursIsFoundByItsIncidentAndTellsNothingElse() {
        try (var log = new LogLines(Problems.class);
                var server =
                        new TestServer(
                                new ScriptedPlan(written -> {
                                    throw new IllegalStateException("cannot read " + written);
                                }))) {
            var answer =
                    server.send(
                            "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"Hello\"}");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("cannot read", "702555", "Exception");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "event=request.failed",
                            "incident=" + answer.at("/incident"),
                            "route=/api/messages/send",
                            "IllegalStateException at dev.duly.http.FaultTest")
                    .doesNotContain("cannot read", "702555", server.token);
            assertThat(answer.at("/incident")).isNotBlank();
            assertThat(server.kept()).isEmpty();
        }
    }
}
