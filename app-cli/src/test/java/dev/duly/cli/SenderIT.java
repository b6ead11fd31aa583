package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sender that the carriers refuse is stopped, and a person lets it go on.
class SenderIT {
    private static final String SERVICE = "MG" + "0".repeat(32);
    private static final String UNREGISTERED = "+15005551034";

    @TempDir private Path folder;

    @Test
    void aRefusedSenderStopsUntilSomebodyResumesItAndWhatWaitedGoes() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            assertThat(duly.duly("senders").out()).contains("default", SERVICE, "going");
            var nothing = duly.duly("sender", SERVICE, "resume");
            assertThat(nothing.code()).isEqualTo(ExitCode.NOT_FOUND.code());
            assertThat(nothing.err()).contains("Nothing is stopped", "duly senders");

            var refused = idOf(duly.sendText("refused", UNREGISTERED, "Refused"));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> duly.stateOf(refused).equals("failed"));
            var waiting = idOf(duly.sendText("waiting", "+17025550301", "Waiting"));
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> duly.stateOf(waiting).equals("queued"));

            assertThat(duly.duly("message", waiting).out())
                    .contains("Why", "Nothing goes through", "duly sender " + SERVICE + " resume");
            var senders = duly.duly("senders");
            assertThat(senders.out()).contains("default", SERVICE, "stopped", "error 30034");
            var item = Json.read(duly.duly("senders", "--json").out()).path("items").path(0);
            assertThat(item.path("state").asString()).isEqualTo("stopped");
            assertThat(item.path("stop").path("id").asString()).isEqualTo(SERVICE);
            assertThat(item.path("stop").path("reason").path("providerCode").asInt())
                    .isEqualTo(30034);
            assertThat(duly.complained().lines())
                    .filteredOn(line -> line.contains("alert=sender_paused"))
                    .hasSize(1);

            assertThat(duly.terminate()).isZero();
            duly.startAgain();
            assertThat(duly.duly("sender", SERVICE).out()).contains("stopped");

            var resumed = duly.duly("sender", SERVICE, "resume");
            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("Resumed " + SERVICE);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> duly.stateOf(waiting).equals("delivered"));
            assertThat(duly.sandboxMessagesTo("+17025550301")).hasSize(1);
            assertThat(duly.duly("senders").out()).contains("going").doesNotContain("stopped");
        }
    }

    private static String idOf(RunningDuly.Answer answer) {
        return answer.json().path("message").path("id").asString();
    }
}
