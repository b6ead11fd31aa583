package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// When texts came, and what is found of those that never reached the webhook.
class ArrivalTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @Test
    void aTextOfOursShowsWhenItsRequestCame() {
        caller.send(ANN, "hello");
        clock.advance(Duration.ofSeconds(9));
        restart();

        var text = caller.taken("").getFirst();
        assertThat(text.get("arrivedAt").stringValue()).isEqualTo("2026-03-02T17:04:05.678Z");
        assertThat(text.get("answeredAt").isNull()).isTrue();
    }

    @Test
    void aHandsetsTextShowsWhenItCameAndWhenTheWebhookTookIt() {
        receiver.answers(post -> {
            clock.advance(Duration.ofMillis(250));
            return receiver.posts().size() == 1 ? 500 : 204;
        });

        assertThat(caller.handset(ANN, "hello").statusCode()).isEqualTo(202);
        assertThat(answeredAt()).isNull();
        // Tried again half a second after it was tried first.
        clock.advance(Duration.ofMillis(250));
        eventually(() -> answeredAt() != null);
        restart();

        assertThat(caller.taken("").getFirst().get("arrivedAt").stringValue())
                .isEqualTo("2026-03-02T17:04:05.678Z");
        assertThat(answeredAt()).isEqualTo("2026-03-02T17:04:06.428Z");
    }

    @Test
    void aHandsetsTextThatIsGivenUpWasNeverAnswered() {
        receiver.answers(post -> {
            clock.advance(Duration.ofSeconds(20));
            return 500;
        });
        caller.handset(ANN, "hello");
        eventually(() -> !caller.taken("").getFirst().at("/callbacks/0/settled").isNull());

        assertThat(answeredAt()).isNull();
    }

    @Test
    void aTextThatIsLostIsListedAndNeverPosted() {
        var answer =
                caller.handset("{\"from\":\"%s\",\"body\":\"lost\",\"lost\":true}".formatted(ANN));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Caller.json(answer).at("/webhook/answered").booleanValue()).isFalse();
        restart();
        // Whatever was owed before this one would be posted before it.
        assertThat(caller.handset(ANN, "heard").statusCode()).isEqualTo(201);

        assertThat(receiver.posts("/inbound"))
                .extracting(post -> post.field("Body"))
                .containsExactly("heard");
        var to = caller.taken("").getFirst().get("to").stringValue();
        assertThat(listed("?To=" + Caller.escaped(to)))
                .extracting(text -> text.get("body").stringValue())
                .containsExactly("heard", "lost");
        var sid = Caller.json(answer).get("sid").stringValue();
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("received");
        assertThat(answeredAt()).isNull();
    }

    @Test
    void aLostStopStillBlocks() {
        caller.handset("{\"from\":\"%s\",\"body\":\"STOP\",\"lost\":true}".formatted(ANN));

        var refused = caller.create("To", ANN, "From", Caller.NUMBER, "Body", "hello");
        assertThat(Caller.code(refused)).isEqualTo(21610);
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void handsetsTextsAreFoundByOurNumberAndByWhenTheyCame() {
        text("one", "+15005550006");
        clock.advance(Duration.ofDays(1));
        text("two", "+15005550016");
        clock.advance(Duration.ofDays(1));
        text("three", "+15005550006");
        caller.create("To", ANN, "From", "+15005550006", "Body", "ours");

        var found = listed("?To=%2B15005550006");
        assertThat(found)
                .extracting(text -> text.get("body").stringValue())
                .containsExactly("three", "one");
        assertThat(found)
                .allMatch(text -> text.get("direction").stringValue().equals("inbound"))
                .allMatch(text -> text.get("status").stringValue().equals("received"))
                .allMatch(text -> text.get("from").stringValue().equals(ANN));
        assertThat(found.getFirst().get("date_sent").stringValue())
                .isEqualTo("Wed, 04 Mar 2026 17:04:05 +0000");
        assertThat(bodies("?To=%2B15005550006&DateSent%3E=2026-03-03")).containsExactly("three");
        assertThat(bodies("?To=%2B15005550006&DateSent%3C=2026-03-03")).containsExactly("one");
        assertThat(bodies("?To=%2B15005550016&DateSent=2026-03-03")).containsExactly("two");
        assertThat(bodies("?To=%2B15005550006&DateSent%3E=2026-03-04T17:04:05Z"))
                .containsExactly("three");
        assertThat(bodies("?From=%2B17025550142")).containsExactly("three", "two", "one");
    }

    @Test
    void aFileOfAnEarlierVersionIsReadOn() throws SQLException {
        caller.send(ANN, "old");
        sandbox.close();
        var file = "jdbc:sqlite:" + folder.resolve("sandbox.db");
        try (var connection = DriverManager.getConnection(file);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE message DROP COLUMN arrived_at");
            statement.execute("DROP TABLE late");
        }
        start(clock);
        caller.send(ANN, "new");

        assertThat(caller.taken(""))
                .extracting(text -> text.get("arrivedAt").stringValue())
                .containsOnly("2026-03-02T17:04:05.678Z")
                .hasSize(2);
    }

    private void text(String body, String to) {
        caller.handset("{\"from\":\"%s\",\"to\":\"%s\",\"body\":\"%s\"}".formatted(ANN, to, body));
    }

    private @Nullable String answeredAt() {
        var answered = caller.taken("").getFirst().get("answeredAt");
        return answered.isNull() ? null : answered.stringValue();
    }

    private List<String> bodies(String query) {
        return listed(query).stream().map(text -> text.get("body").stringValue()).toList();
    }

    private List<JsonNode> listed(String query) {
        var answer = Caller.json(caller.get("/Messages.json" + query));
        return answer.get("messages").valueStream().toList();
    }
}
