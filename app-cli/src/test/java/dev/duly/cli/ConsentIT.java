package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Staff write down what a client agrees to, and see what follows from it.
class ConsentIT {
    private static final String ANN = "+17025550142";

    @TempDir private Path folder;

    @Test
    void whatStaffWriteDownIsListedAndDecides() {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            assertThat(duly.duly("consent", ANN).out()).contains("never_asked");

            var revoked =
                    duly.duly("consent", ANN, "revoke", "--method", "phone_call", "--words", "No!");
            assertThat(revoked.code()).as(revoked.err()).isZero();
            assertThat(revoked.out()).contains("Written as staff:", "opted_out");
            assertThat(duly.sendText("k1", ANN, "Hello").status()).isEqualTo(409);

            var bare = duly.duly("consent", ANN, "grant", "--method", "paper");
            assertThat(bare.code()).isEqualTo(ExitCode.REFUSED.code());
            assertThat(bare.err()).startsWith("duly: --evidence is missing");

            var granted =
                    duly.duly(
                            "consent",
                            ANN,
                            "grant",
                            "--method",
                            "paper",
                            "--evidence",
                            "form 7",
                            "--json");
            assertThat(granted.code()).as(granted.err()).isZero();
            assertThat(Json.read(granted.out()).path("state").asString()).isEqualTo("opted_in");

            assertThat(duly.duly("consents", ANN).out())
                    .contains("opted_in", "opt_out", "re_opt_in", "form 7", "No!", "token:admin");
            assertThat(Json.read(duly.duly("consents", ANN, "--json").out()))
                    .isEqualTo(duly.get("/api/consents?phone=%2B17025550142").json());
            assertThat(duly.duly("consents", ANN, "--department", "nowhere").code())
                    .isEqualTo(ExitCode.NOT_FOUND.code());
        }
    }

    @Test
    void aPhraseIsCorrectedAndAKeywordStands() {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            duly.handset(ANN, "leave me alone");
            var source = source(duly);

            assertThat(correct(duly, source).code()).isZero();
            assertThat(duly.duly("consent", ANN).out()).contains("never_asked");

            duly.handset(ANN, "STOP");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> duly.duly("consent", ANN).out().contains("opted_out"));
            var refused = correct(duly, source(duly));
            assertThat(refused.code()).isEqualTo(ExitCode.REFUSED.code());
            assertThat(refused.err()).startsWith("duly: --source names a keyword");

            var granted =
                    duly.duly("consent", ANN, "grant", "--method", "paper", "--evidence", "form 7");
            assertThat(granted.out()).contains("The provider still blocks", "START");
        }
    }

    @Test
    void aClientIsAskedByATextAndAnswersYes() {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            duly.handset(ANN, "YES");
            assertThat(duly.duly("consent", ANN).out()).contains("never_asked");

            var asked = duly.duly("consent", ANN, "ask", "--method", "verbal");
            assertThat(asked.code()).as(asked.err()).isZero();
            assertThat(asked.out()).contains("Written as asked:", "YES is an opt-in");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> duly.duly("messages", "--state", "delivered").out().contains(ANN));

            duly.handset(ANN, "YES");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> duly.duly("consent", ANN).out().contains("opted_in"));
        }
    }

    private static RunningDuly.Ended correct(RunningDuly duly, String source) {
        return duly.duly("consent", ANN, "correct", "--method", "verbal", "--source", source);
    }

    /// Of the newest line that a text made.
    private static String source(RunningDuly duly) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> duly.duly("consent", ANN).out().contains("opted_out"));
        var history = duly.get("/api/consents?phone=%2B17025550142").json().path("history");
        return history.valueStream()
                .map(line -> line.path("source").asString())
                .filter(source -> source.startsWith("inbound:"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
