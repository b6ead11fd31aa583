package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agency moves from its older server.
@SuppressWarnings("JavaUtilDate") // the driver's own type for moments
class ImportIT {
    private static final Instant LAST_YEAR = Instant.now().minus(Duration.ofDays(365));

    @TempDir private Path folder;

    private final SharedServers servers = new SharedServers();

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void anOlderServersTextsAreRehearsedTakenOverAndTakenOverAgain() {
        servers.keepHistory(texts());
        try (var duly = RunningDuly.in(folder.resolve("1/data"), servers.settings())) {
            var rehearsed = duly.duly("import", "--dry-run");
            assertThat(rehearsed.out())
                    .contains("Nothing was kept", "no number of the client", "no words")
                    .doesNotContain("555", "leave me alone");
            assertThat(rehearsed.code()).as(rehearsed.err()).isZero();
            assertThat(duly.duly("threads").out()).contains("No conversations yet.");

            var first = Json.read(duly.duly("import", "--json").out());
            assertThat(first.path("texts").asInt()).isEqualTo(604);
            assertThat(first.path("placed").asInt()).isEqualTo(603);
            assertThat(first.path("contacts").asInt()).isEqualTo(30);
            assertThat(first.path("optOuts").asInt()).isEqualTo(2);
            assertThat(first.at("/odd/number/count").asInt()).isEqualTo(1);

            var second = Json.read(duly.duly("import", "--json").out());
            assertThat(second.path("placed").asInt()).isZero();
            assertThat(second.path("placedBefore").asInt()).isEqualTo(603);
            assertThat(second.path("optOuts").asInt() + second.path("contacts").asInt()).isZero();

            assertThat(duly.duly("consents", "+17025550901").out())
                    .contains("opted_out", "import", "STOP");
            assertThat(duly.sendText("k", "+17025550902", "Hello.").status()).isEqualTo(409);
            var threads = Json.read(duly.duly("threads", "--json", "--limit", "100").out());
            assertThat(threads.path("items").size()).isEqualTo(33);
            var thread = threads.at("/items/32/threadId").asString();
            assertThat(duly.duly("thread", thread).out()).contains("See you at 9.");
            assertThat(duly.sandboxMessages("")).isEmpty();
        }
    }

    @Test
    void onSqliteItSaysWhatToSet() {
        try (var duly = RunningDuly.in(folder.resolve("1/data"))) {
            var refused = duly.duly("import");

            assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
            assertThat(refused.err()).contains("nothing to import from", "DULY_STORE=mongo");
        }
    }

    @Test
    void aDepartmentThatIsNotThereIsNotFound() {
        try (var duly = RunningDuly.in(folder.resolve("1/data"), servers.settings())) {
            var refused = duly.duly("import", "--department", "nowhere");

            assertThat(refused.code()).isEqualTo(ExitCode.NOT_FOUND.code());
        }
    }

    /// 600 sound ones of 30 people, an opt-out of two kinds, one without words, one without number.
    private static List<Document> texts() {
        var texts = new ArrayList<Document>();
        for (var text = 0; text < 600; text++) {
            texts.add(
                    text(text)
                            .append("direction", "out")
                            .append("to", "(702) 555-%04d".formatted(text % 30))
                            .append("caseId", "C-%03d".formatted(text % 30))
                            .append("body", "See you at 9.")
                            .append("status", "delivered"));
        }
        texts.add(said("(702) 555-0901", "STOP"));
        texts.add(said("702.555.0902", "leave me alone and stop texting me"));
        texts.add(said("+17025550903", ""));
        texts.add(said("unknown", "ok"));
        return texts;
    }

    private static Document said(String from, String words) {
        return text(700)
                .append("direction", "in")
                .append("from", from)
                .append("body", words)
                .append("status", "delivered");
    }

    private static Document text(int minute) {
        var at = Date.from(LAST_YEAR.plus(Duration.ofMinutes(minute)));
        return new Document("_id", new ObjectId(at)).append("createdAt", at);
    }
}
