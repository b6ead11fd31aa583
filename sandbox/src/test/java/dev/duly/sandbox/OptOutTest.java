package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OptOutTest extends SandboxScene {
    private static final String BOB = "+17025550143";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                " stop. ",
                "Unsubscribe",
                "END!",
                "quit",
                "StopAll",
                "revoke",
                "optout",
                "Cancel"
            })
    void aKeywordBlocksAndIsAnsweredOnce(String keyword) {
        caller.handset(BOB, keyword);
        caller.handset(BOB, keyword);

        var refused = create();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Caller.code(refused)).isEqualTo(21610);
        assertThat(answers()).hasSize(1);
        assertThat(answers().getFirst().get("body").stringValue()).contains("unsubscribed");
        assertThat(answers().getFirst().get("direction").stringValue()).isEqualTo("outbound-reply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop please", "bus stop", "opt out", "yes", "", "cancel my visit"})
    void anythingElseIsJustAText(String words) {
        caller.handset("{\"from\":\"%s\",\"body\":\"%s \"}".formatted(BOB, words));

        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(answers()).isEmpty();
    }

    @Test
    void aBlockCoversEveryNumberOfTheService() {
        caller.handset(
                "{\"from\":\"%s\",\"to\":\"+15005550016\",\"body\":\"STOP\"}".formatted(BOB));

        var answer = caller.create("To", BOB, "From", "+15005550006", "Body", "hello");
        assertThat(Caller.code(answer)).isEqualTo(21610);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "Unstop", "yes."})
    void aKeywordLiftsTheBlock(String keyword) {
        caller.handset(BOB, "STOP");
        caller.handset(BOB, keyword);

        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(answers()).hasSize(2);
        assertThat(answers().getLast().get("body").stringValue()).contains("re-subscribed");
    }

    @Test
    void aBlockOutlivesARestart() {
        caller.handset(BOB, "STOP");
        restart();

        assertThat(Caller.code(create())).isEqualTo(21610);
    }

    @Test
    void helpIsAnsweredAndChangesNothing() {
        caller.handset(BOB, "help");

        assertThat(answers()).hasSize(1);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void keywordsReachTheWebhookToo() {
        caller.handset(BOB, "Stop.");

        assertThat(receiver.posts("/inbound")).hasSize(1);
        assertThat(receiver.posts("/inbound").getFirst().field("Body")).isEqualTo("Stop.");
    }

    @Test
    void theSandboxesOwnAnswersAreNotInTwiliosList() {
        caller.handset(BOB, "STOP");

        var listed = Caller.json(caller.get("/Messages.json")).get("messages");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("direction").stringValue()).isEqualTo("inbound");
        var own = answers().getFirst().get("sid").stringValue();
        assertThat(caller.get("/Messages/" + own + ".json").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> create() {
        return caller.create("To", BOB, "MessagingServiceSid", Caller.SERVICE, "Body", "hello");
    }

    private List<JsonNode> answers() {
        return caller.taken("").stream().filter(text -> text.get("auto").booleanValue()).toList();
    }
}
