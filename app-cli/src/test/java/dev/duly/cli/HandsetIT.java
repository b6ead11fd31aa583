package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a person at a handset does to us, and what somebody does who only pretends to be Twilio.
class HandsetIT {
    @TempDir private static Path folder;

    private static RunningDuly duly;

    @BeforeAll
    static void start() {
        duly = RunningDuly.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        duly.close();
    }

    @Test
    void whatAHandsetTextsStandsInTheThreadWithinASecond() {
        assertThat(duly.duly("sandbox", "text", "--from", "+17025550201", "On my way").code())
                .isZero();
        var items = thread("+17025550201", 1);
        assertThat(items.getFirst().path("body").asString()).isEqualTo("On my way");
        assertThat(duly.duly("thread", threadId("+17025550201")).out()).contains("On my way");
    }

    @Test
    void aPictureWithoutWordsIsKept() throws Exception {
        var picture = Files.write(folder.resolve("receipt.png"), new byte[] {1, 2, 3});
        var sent =
                duly.duly(
                        "sandbox",
                        "text",
                        "--from",
                        "+17025550202",
                        "--picture",
                        picture.toString());
        assertThat(sent.code()).as(sent.err()).isZero();
        var media = thread("+17025550202", 1).getFirst().path("media");
        assertThat(media.path(0).path("contentType").asString()).isEqualTo("image/png");
        assertThat(duly.duly("thread", threadId("+17025550202")).out())
                .contains("1 picture without words");
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, +17025550203",
        "' stop. ', +17025550204",
        "Unsubscribe, +17025550205",
        "oPtOuT, +17025550206"
    })
    void aStopIsAnsweredOnceInAllAndNothingMoreIsSent(String word, String number) {
        assertThat(duly.handset(number, word).status()).isEqualTo(201);
        var refused = duly.sendText("after" + number.substring(2), number, "Hello");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("opted out");
        var byCommand = duly.duly("send", "--case", "C-1042", "--to", number, "--body", "Hello");
        assertThat(byCommand.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(byCommand.err()).contains("opted out", "START");

        var items = thread(number, 2);
        assertThat(items.get(1).path("code").asString()).isEqualTo("opted_out");
        assertThat(duly.sandboxMessagesTo(number))
                .hasSize(1)
                .allMatch(text -> text.path("auto").asBoolean());
    }

    @Test
    void aStartLiftsIt() {
        var number = "+17025550207";
        duly.handset(number, "STOP");
        duly.handset(number, "Start");
        var sent = duly.sendText("lifted", number, "Welcome back");
        assertThat(sent.status()).isEqualTo(202);
        duly.awaitDelivered(sent.json().path("message").path("id").asString());
        assertThat(duly.sandboxMessagesTo(number)).hasSize(3);
    }

    @Test
    void helpIsAnsweredOnce() {
        var number = "+17025550208";
        duly.handset(number, "HELP");
        assertThat(thread(number, 2).get(1).path("code").asString()).isEqualTo("help");
        assertThat(duly.sandboxMessagesTo(number)).hasSize(1);
    }

    @Test
    void whoDoesNotSignLikeTwilioChangesNothing() {
        var form =
                "MessageSid=SM00000000000000000000000000000001&From=%2B17025550209"
                        + "&To=%2B15005550006&Body=STOP";
        assertThat(webhook(form, "").status()).isEqualTo(403);
        assertThat(webhook(form, "bm90IGEgc2lnbmF0dXJl").status()).isEqualTo(403);
        assertThat(duly.sendText("unsigned", "+17025550209", "Hello").status()).isEqualTo(202);
        assertThat(duly.get("/api/threads?limit=200").text()).contains("+17025550209");
        assertThat(thread("+17025550209", 1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "+15005551002, delivered",
        "+15005551022, delivered",
        "+15005551408, delivered",
        "+15005551500, delivered",
        "+15005551003, failed"
    })
    void receiptsOutOfOrderOrDoubledChangeNothingTheyShouldNot(String to, String last) {
        var sent = duly.sendText("magic" + to.substring(1), to, "Magic " + to);
        var id = sent.json().path("message").path("id").asString();
        await().atMost(Duration.ofSeconds(10)).until(() -> duly.stateOf(id).equals(last));
        await().during(Duration.ofMillis(500)).until(() -> duly.stateOf(id).equals(last));
        var timeline = duly.get("/api/messages/" + id + "/timeline").json().path("timeline");
        assertThat(timeline.values())
                .extracting(step -> step.path("state").asString())
                .doesNotHaveDuplicates()
                .endsWith(last);
    }

    private static RunningDuly.Answer webhook(String form, String signature) {
        var request =
                duly.request("/api/messages/twilio/inbound")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        return duly.send(
                signature.isEmpty() ? request : request.header("X-Twilio-Signature", signature));
    }

    private static String threadId(String person) {
        return duly.get("/api/threads?limit=200").json().path("items").values().stream()
                .filter(thread -> thread.path("person").asString().equals(person))
                .map(thread -> thread.path("threadId").asString())
                .findFirst()
                .orElse("");
    }

    /// The items of the person's thread, once there are so many.
    private static List<JsonNode> thread(String person, int atLeast) {
        return await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> items(person), items -> items.size() >= atLeast);
    }

    private static List<JsonNode> items(String person) {
        var id = threadId(person);
        return id.isEmpty()
                ? List.of()
                : List.copyOf(duly.get("/api/messages/" + id).json().path("items").values());
    }
}
