package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a person can decide, by command beside a running server.
class DecisionIT {
    /// Takes a text, answers 500, and reports nothing for ten minutes.
    private static final String TAKES_AND_DENIES = "+15005551510";

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
    void whatIsSentOnceMoreIsANewTextThatNamesTheFirst() {
        var first = sent("+17025550401", "Once more");
        duly.awaitDelivered(first);
        var resent = duly.duly("message", first, "resend", "--key", "again", "--json");
        assertThat(resent.code()).as(resent.err()).isZero();
        var second = Json.read(resent.out()).path("message").path("id").asString();
        duly.awaitDelivered(second);
        assertThat(duly.duly("message", first, "resend", "--key", "again").out())
                .contains("Kept as " + second);
        assertThat(duly.duly("message", second).out()).containsPattern("Resend of +" + first);
        assertThat(duly.sandboxMessagesTo("+17025550401")).hasSize(2);
    }

    @Test
    void aTextThatNobodySettlesIsSettledByAPersonUnderTheProvidersId() {
        var id = unsettled("Which of the two?");
        var early = duly.duly("message", id, "resend");
        assertThat(early.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(early.err()).contains("unconfirmed", "twice");

        var foreign = sent("+17025550402", "Another");
        duly.awaitDelivered(foreign);
        var theirs = duly.duly("message", id, "resolve", "--taken", sidOf("Another"));
        assertThat(theirs.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(theirs.err()).contains("belongs to another text, message " + foreign);

        var sid = sidOf("Which of the two?");
        var settled = duly.duly("message", id, "resolve", "--taken", sid, "--json");
        assertThat(settled.code()).as(settled.err()).isZero();
        var message = Json.read(settled.out()).path("message");
        assertThat(message.path("state").asString()).isEqualTo("sent");
        assertThat(message.path("providerMessageId").asString()).isEqualTo(sid);
        assertThat(duly.duly("message", id).out())
                .contains("A person found the text at the provider", "token:admin");

        var late = duly.duly("message", id, "resolve", "--given-up");
        assertThat(late.code()).isEqualTo(ExitCode.REFUSED.code());
        assertThat(late.err()).contains("The text is sent");
    }

    @Test
    void aTextThatIsGivenUpIsNeverSentAgain() {
        var id = unsettled("Leave it");
        var settled = duly.duly("message", id, "resolve", "--given-up");
        assertThat(settled.code()).as(settled.err()).isZero();
        assertThat(settled.out()).contains("Settled: " + id + " is failed");
        assertThat(duly.sandboxMessagesTo(TAKES_AND_DENIES))
                .filteredOn(text -> text.path("body").asString().equals("Leave it"))
                .hasSize(2);
    }

    @Test
    void whatIsNoMessageIsNotFound() {
        var nothing = "0123456789abcdef01234567";
        var answers =
                List.of(
                        duly.duly("message", nothing, "resend"),
                        duly.duly("message", nothing, "resolve", "--not-taken"));
        assertThat(answers)
                .allSatisfy(missing -> {
                    assertThat(missing.code()).isEqualTo(ExitCode.NOT_FOUND.code());
                    assertThat(missing.err()).contains("There is no outbound message");
                });
    }

    /// Somebody else sent the same words to the same number through the same account: no evidence
    /// tells which of the two is ours.
    private static String unsettled(String body) {
        sendsBesideUs(TAKES_AND_DENIES, body);
        var id = sent(TAKES_AND_DENIES, body);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        duly.get("/api/messages/" + id + "/timeline")
                                .json()
                                .path("reason")
                                .path("code")
                                .asString()
                                .equals("ask_person"));
        assertThat(duly.duly("message", id).out())
                .contains("unconfirmed", "duly message " + id + " resolve");
        return id;
    }

    private static void sendsBesideUs(String to, String body) {
        var account = "AC" + "0".repeat(32);
        var credentials = (account + ":sandbox").getBytes(StandardCharsets.UTF_8);
        var form =
                Map.of("MessagingServiceSid", "MG" + "0".repeat(32), "To", to, "Body", body)
                        .entrySet()
                        .stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(
                                duly.sandbox("/2010-04-01/Accounts/" + account + "/Messages.json"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        assertThat(duly.send(request).status()).isEqualTo(500);
    }

    private static String sent(String to, String body) {
        var answer = duly.sendText(body.replaceAll("[^A-Za-z]", "-"), to, body);
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().path("message").path("id").asString();
    }

    private static String sidOf(String body) {
        return duly.sandboxMessages("").stream()
                .filter(text -> text.path("body").asString().equals(body))
                .map(text -> text.path("sid").asString())
                .findFirst()
                .orElseThrow();
    }
}
