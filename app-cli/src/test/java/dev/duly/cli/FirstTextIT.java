package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a newcomer does: start it, send a text, see it delivered.
class FirstTextIT {
    private static final String LIFE = "(?s).*queued.*sending.*sent.*delivered.*";

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
    void servingSaysInSixLinesWhereItListensAndWhatItUses() {
        assertThat(duly.printed().lines())
                .hasSizeLessThanOrEqualTo(6)
                .anyMatch(line -> line.contains("http://127.0.0.1:" + duly.port()))
                .anyMatch(line -> line.contains("SQLite"))
                .anyMatch(line -> line.contains("SANDBOX"))
                .anyMatch(line -> line.contains("./duly send"));
        assertThat(duly.complained()).isEmpty();
    }

    @Test
    void onlyItsOwnerReadsTheDataAndTheToken() throws Exception {
        try (var files = Files.list(duly.data())) {
            assertThat(files.filter(file -> file.toString().matches(".*(\\.db.*|\\.token)")))
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void itIsReadyOnceItServes() {
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + duly.port() + "/health/ready"));
        assertThat(duly.send(request.GET()).status()).isEqualTo(200);
    }

    @Test
    void aTextSentByCommandIsShownStepByStepUntilItIsDelivered() {
        var sent =
                duly.duly(
                        "send",
                        "--case",
                        "C-1042",
                        "--to",
                        "+1 (702) 555-0142",
                        "--body",
                        "Señor, court is Monday.",
                        "--wait");
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(sent.out()).matches(LIFE);

        var listed = duly.duly("messages", "--case", "C-1042", "--state", "delivered", "--json");
        var id = Json.read(listed.out()).path("items").path(0).path("id").asString();
        assertThat(messages("--status", "delivered", "--department", "default")).contains(id);
        assertThat(messages("--status", "delivered", "--state", "sent")).contains("No messages.");
        assertThat(messages("--department", "nobody")).contains("No messages.");
        assertThat(duly.duly("message", id).out())
                .contains("+17025550142", "Señor, court is Monday.", "token:admin via cli ")
                .matches(LIFE);
        assertThat(duly.duly("threads").out()).contains("+17025550142");
    }

    @Test
    void aTextSentOverHttpIsDeliveredAndBothClocksTellIt() {
        var answer = duly.sendText("http-1", "+17025550143", "Court is Monday.");
        assertThat(answer.status()).isEqualTo(202);
        var message = answer.json().path("message");
        assertThat(message.path("status").asString()).isEqualTo("queued");

        var id = message.path("id").asString();
        duly.awaitDelivered(id);
        var timeline = duly.get("/api/messages/" + id + "/timeline").json().path("timeline");
        assertThat(timeline.values())
                .extracting(step -> step.path("state").asString())
                .containsExactly("queued", "sending", "sent", "delivered");
        assertThat(List.of(timeline.path(2), timeline.path(3)))
                .allMatch(step -> step.path("providerAt").isString());
        assertThat(duly.sandboxMessagesTo("+17025550143")).hasSize(1);
    }

    /// The quickest of a few: the first ones find a cold machine, and a busy one is not our doing.
    @Test
    void aTextIsDeliveredWithinASecond() {
        var quickest =
                IntStream.range(0, 6)
                        .mapToObj(number ->
                                duly.sendText("quick-" + number, "+17025550150", "Quick " + number))
                        .map(answer -> answer.json().path("message").path("id").asString())
                        .peek(duly::awaitDelivered)
                        .map(id -> duly.get("/api/messages/" + id + "/timeline"))
                        .map(answer -> took(answer.json().path("timeline")))
                        .min(Duration::compareTo);
        assertThat(quickest.orElseThrow()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theSameKeyNeverSendsASecondText() {
        var first = duly.sendText("key-7", "+17025550144", "Once.");
        var again = duly.sendText("key-7", "+17025550144", "Once.");
        assertThat(again.json().path("message").path("id"))
                .isEqualTo(first.json().path("message").path("id"));
        assertThat(duly.sendText("key-7", "+17025550144", "Other words.").status()).isEqualTo(422);
        var byCommand =
                duly.duly(
                        "send",
                        "--case",
                        "C-1042",
                        "--to",
                        "+17025550144",
                        "--body",
                        "Once.",
                        "--key",
                        "key-7",
                        "--wait");
        assertThat(byCommand.code()).as(byCommand.err()).isZero();
        assertThat(duly.sandboxMessagesTo("+17025550144")).hasSize(1);
    }

    @Test
    void aBodyFromStandardInputIsReadStrictly() {
        var words = duly.duly(Map.of(), "From a file.\n", send("-", "+17025550145"));
        assertThat(words.code()).as(words.err()).isZero();
        var broken = duly.duly(Map.of(), "caf\u00E9", send("-", "+17025550145"));
        assertThat(broken.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(broken.err()).contains("--body is not UTF-8");
    }

    @Test
    void everyMistakeIsNamedAndNothingIsKept() {
        var number = "+17025550146";
        assertThat(duly.duly(send("   ", number)).err()).contains("--body must not be blank");
        assertThat(duly.duly(send("x".repeat(1_601), number)).err()).contains("--body", "1,600");
        assertThat(duly.duly(send("Hello", "+1702555O146")).err())
                .contains("--to has a letter in it");
        var unknown = duly.duly("message", "0123456789abcdef01234567");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(duly.duly("message", "nonsense").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(duly.duly(Map.of("DULY_TOKEN", "duly_wrong"), "", "threads").code())
                .isEqualTo(ExitCode.NOT_ALLOWED.code());
        assertThat(duly.sandboxMessagesTo(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "body; {\"caseId\": \"C-1042\", \"to\": \"+17025550147\"}",
                "body; {\"caseId\": \"C-1042\", \"to\": \"+17025550147\", \"body\": \"  \"}",
                "body; {\"caseId\": \"C-1042\", \"to\": \"+17025550147\", \"body\": 7}",
                "to; {\"caseId\": \"C-1042\", \"to\": \"+1702555O147\", \"body\": \"Hi\"}",
                "cc; {\"caseId\": \"C-1042\", \"to\": \"+17025550147\", \"body\": \"Hi\", \"cc\": 1}",
                "JSON; {\"caseId\": "
            })
    void badInputOverHttpIsAProblemThatNamesTheField(String field, String json) {
        var answer = duly.post("/api/messages/send", json);
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.text()).contains(field);
        assertThat(duly.sandboxMessagesTo("+17025550147")).isEmpty();
    }

    @Test
    void aWrongTokenAndAFloodAreTurnedAway() {
        var flood = "{\"body\": \"" + "x".repeat(10_000_000) + "\"}";
        assertThat(duly.post("/api/messages/send", flood).status()).isEqualTo(413);
        var stranger =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + duly.port() + "/api/threads"))
                        .header("Authorization", "Bearer duly_wrong");
        assertThat(duly.send(stranger.GET()).status()).isEqualTo(401);
    }

    @Test
    void aSecondServeOnTheSameDataIsRefusedInWords() {
        var second =
                duly.duly(
                        Map.of(
                                "PORT", Integer.toString(RunningDuly.freePort()),
                                "DULY_SANDBOX_PORT", Integer.toString(RunningDuly.freePort())),
                        "",
                        "serve");
        assertThat(second.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(second.err()).contains("is served by process").hasLineCount(1);
    }

    @Test
    void aTakenPortIsSaidInWords() {
        var second =
                duly.duly(
                        Map.of(
                                "DULY_DATA_DIR", folder.resolve("other").toString(),
                                "DULY_SANDBOX_PORT", Integer.toString(RunningDuly.freePort())),
                        "",
                        "serve");
        assertThat(second.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(second.err()).contains("port " + duly.port(), "PORT").hasLineCount(1);
    }

    private static String messages(String... narrowed) {
        return duly.duly(
                        Stream.concat(Stream.of("messages"), Stream.of(narrowed))
                                .toArray(String[]::new))
                .out();
    }

    private static String[] send(String body, String to) {
        return new String[] {"send", "--case", "C-1042", "--to", to, "--body", body};
    }

    private static Duration took(JsonNode timeline) {
        return Duration.between(
                Instant.parse(timeline.path(0).path("at").asString()),
                Instant.parse(timeline.path(3).path("at").asString()));
    }
}
