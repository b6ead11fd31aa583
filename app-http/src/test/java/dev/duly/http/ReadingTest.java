package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Media;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.sending.GatewayOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadingTest {
    private static final String ANN = "+17025550142";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aDeliveredTextTellsItsWholeLifeWithBothClocks() {
        var id = delivered();
        var told = server.get("/api/messages/" + id + "/timeline");
        assertThat(told.status()).isEqualTo(200);
        assertThat(words(told.json().get("timeline"), "state"))
                .containsExactly("queued", "sending", "sent", "delivered");
        assertThat(told.at("/timeline/3/at")).isEqualTo("2026-11-22T16:00:02.000Z");
        assertThat(told.at("/timeline/3/providerAt")).isEqualTo("2026-11-22T16:00:01.500Z");
        assertThat(told.at("/timeline/3/by")).isEqualTo("provider");
        assertThat(told.at("/receipts/0/status")).isEqualTo("delivered");
        assertThat(told.at("/receipts/0/raw/MessageStatus")).isEqualTo("delivered");
        assertThat(told.json().get("deliveryMs").asLong()).isEqualTo(2_000);
        assertThat(told.at("/sentAt")).isEqualTo("2026-11-22T16:00:00.000Z");
        assertThat(told.at("/deliveredAt")).isEqualTo("2026-11-22T16:00:02.000Z");
        assertThat(told.at("/from")).isEqualTo(TestServer.OURS.e164());
        assertThat(told.at("/provider")).isEqualTo("sandbox");
        assertThat(told.at("/meta/createdBy")).isEqualTo("token:admin");
        assertThat(told.json().at("/meta/resendOf").isNull()).isTrue();
        assertThat(told.json().at("/meta/raw").isNull()).isTrue();
    }

    @Test
    void aFailedTextSaysWhyToOldAndNewReaders() {
        server.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21211), Optional.empty()));
        var id = server.sent(ANN, "Hello");
        server.duly.sendWorker().runOnce(10);
        var told = server.get("/api/messages/" + id + "/timeline");
        assertThat(told.at("/status")).isEqualTo("failed");
        assertThat(told.json().get("errorCode").asInt()).isEqualTo(21211);
        assertThat(told.at("/errorMessage")).isEqualTo(told.at("/reason/sentence")).isNotBlank();
        assertThat(told.at("/reason/nextStep")).isNotBlank();
    }

    @Test
    void aConversationIsOldestFirstWithMarkersAfterWhatBroughtThem() {
        var id = server.sent(ANN, "Hello");
        server.clock.advance(Duration.ofSeconds(5));
        arrives("SM2", "STOP", List.of());
        server.clock.advance(Duration.ofSeconds(5));
        arrives("SM3", "", List.of(new Media("https://api.example/media/1", "image/jpeg")));
        var thread = server.get("/api/messages/" + id + "/timeline").at("/threadId");
        var told = server.get("/api/messages/" + thread);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.at("/thread/threadId")).isEqualTo(thread);
        assertThat(told.at("/thread/person")).isEqualTo(ANN);
        assertThat(told.at("/items/0/body")).isEqualTo("Hello");
        assertThat(told.at("/items/1/body")).isEqualTo("STOP");
        assertThat(told.at("/items/1/status")).isEqualTo("delivered");
        assertThat(told.at("/items/2/type")).isEqualTo("marker");
        assertThat(told.at("/items/2/code")).isEqualTo("opted_out");
        var picture =
                told.json()
                        .get("items")
                        .valueStream()
                        .filter(item -> item.path("media").size() == 1)
                        .findFirst()
                        .orElseThrow();
        assertThat(picture.at("/body").asString()).isEmpty();
        assertThat(picture.at("/media/0/contentType").asString()).isEqualTo("image/jpeg");
        assertThat(server.get("/api/messages?direction=in").json().get("items")).hasSize(2);
    }

    @Test
    void messagesComeNewestFirstPageByPage() {
        for (var number = 1; number <= 5; number++) {
            server.sent(ANN, "Text " + number);
            server.clock.advance(Duration.ofSeconds(1));
        }
        var first = server.get("/api/messages?limit=2&_cb=1763827200000");
        var second = server.get("/api/messages?limit=2&cursor=" + first.at("/nextCursor"));
        var third = server.get("/api/messages?limit=2&cursor=" + second.at("/nextCursor"));
        assertThat(words(first.json().get("items"), "body")).containsExactly("Text 5", "Text 4");
        assertThat(words(second.json().get("items"), "body")).containsExactly("Text 3", "Text 2");
        assertThat(words(third.json().get("items"), "body")).containsExactly("Text 1");
        assertThat(third.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void filtersNarrowTogether() {
        var id = delivered();
        server.sent("+17025550143", "Another");
        var delivered = server.get("/api/messages?state=delivered&caseId=C-1042&direction=out");
        assertThat(words(delivered.json().get("items"), "id")).containsExactly(id);
        assertThat(server.get("/api/messages?caseId=C-9999").json().get("items")).isEmpty();
        assertThat(server.get("/api/messages?since=2026-11-22T16:00:01Z").json().get("items"))
                .hasSize(1);
        assertThat(
                        server.get("/api/messages?until=2026-11-22T17:00:01%2B01:00")
                                .json()
                                .get("items"))
                .hasSize(1);
        var thread = server.get("/api/messages/" + id + "/timeline").at("/threadId");
        assertThat(words(server.get("/api/messages?threadId=" + thread).json().get("items"), "id"))
                .containsExactly(id);
    }

    @Test
    void stateAndTheOlderStatusNarrowToWhatBothSay() {
        var delivered = delivered();
        server.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21211), Optional.empty()));
        var failed = server.sent(ANN, "Never");
        server.duly.sendWorker().runOnce(10);
        var canceled = server.sent(ANN, "No more");
        server.post("/api/messages/" + canceled + "/cancel", "");
        var queued = server.sent(ANN, "Later");

        assertThat(listed("status=failed&channel=sms")).containsExactlyInAnyOrder(failed, canceled);
        assertThat(listed("status=failed&state=canceled")).containsExactly(canceled);
        assertThat(listed("status=queued")).containsExactly(queued);
        assertThat(listed("status=delivered")).containsExactly(delivered);
        assertThat(listed("status=sent&state=canceled")).isEmpty();
    }

    @Test
    void aDepartmentsMessagesAreListedAlone() {
        server.storage.departments().keep(TestServer.department("bail"));
        server.sent(ANN, "Hello");
        var sent =
                server.send(
                        "{\"caseId\":\"C-1042\",\"to\":\"%s\",\"body\":\"Hi\",\"departmentId\":\"bail\"}"
                                .formatted(ANN));
        assertThat(listed("departmentId=bail")).containsExactly(sent.at("/message/id"));
        assertThat(listed("departmentId=default")).hasSize(1);
        assertThat(listed("departmentId=nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=many, limit",
        "limit=, limit",
        "limit=-1, limit",
        "limit=1&limit=2, limit",
        "cursor=back, cursor",
        "cursor=1-xyz, cursor",
        "direction=up, direction",
        "state=gone, state",
        "state=QUEUED, state",
        "status=received, status",
        "channel=mms, channel",
        "channel=, channel",
        "departmentId=Pretrial, departmentId",
        "caseId=C, caseId",
        "threadId=7, threadId",
        "since=yesterday, since",
        "until=2026-11-22, until",
        "caseID=C-1042, caseID",
        "caseId=C-%ff%fe, caseId",
    })
    void aBadParameterIsNamedAndShowsNothing(String query, String field) {
        server.sent(ANN, "Hello");
        var answer = server.get("/api/messages?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo(field);
        assertThat(answer.text()).doesNotContain("Hello");
    }

    private List<String> listed(String query) {
        return words(server.get("/api/messages?" + query).json().get("items"), "id");
    }

    @Test
    void threadsComeLatestFirst() {
        server.sent(ANN, "Hello");
        server.clock.advance(Duration.ofSeconds(1));
        server.sent("+17025550143", "Hello");
        var first = server.get("/api/threads?limit=1");
        assertThat(words(first.json().get("items"), "person")).containsExactly("+17025550143");
        var second = server.get("/api/threads?limit=1&cursor=" + first.at("/nextCursor"));
        assertThat(words(second.json().get("items"), "person")).containsExactly(ANN);
        assertThat(server.get("/api/threads?limit=x").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var path :
                List.of(
                        "/api/messages/6921e0c4a1b2c3d4e5000001",
                        "/api/messages/6921e0c4a1b2c3d4e5000001/timeline",
                        "/api/messages/not-an-id",
                        "/api/messages/not-an-id/timeline",
                        "/api/nothing",
                        "/")) {
            var answer = server.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.at("/error")).startsWith("There is no");
        }
    }

    @Test
    void nothingIsShownThatCannotBeAudited() {
        var id = server.sent(ANN, "Hello");
        server.storage.breakDown();
        for (var path :
                List.of("/api/messages", "/api/messages/" + id + "/timeline", "/api/threads")) {
            var answer = server.get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotBlank();
            assertThat(answer.text()).doesNotContain("Hello", ANN, "/secret/place");
        }
    }

    private String delivered() {
        var id = server.sent(ANN, "Hello");
        server.duly.sendWorker().runOnce(10);
        server.clock.advance(Duration.ofSeconds(2));
        var text =
                (OutboundMessage) server.storage.messages().find(new MessageId(id)).orElseThrow();
        server.duly
                .recordReceipt()
                .record(
                        new DeliveryReceipt(
                                Optional.of(text.id()),
                                1,
                                TestServer.ACCOUNT,
                                text.providerId().orElseThrow(),
                                ProviderStatus.DELIVERED,
                                "delivered",
                                Optional.empty(),
                                Optional.of(TestServer.OURS),
                                server.clock.instant(),
                                Optional.of(TestServer.START.plusMillis(1_500)),
                                Map.of("MessageStatus", "delivered")));
        return id;
    }

    private void arrives(String providerId, String body, List<Media> media) {
        server.duly
                .receiveMessage()
                .keep(
                        new InboundText(
                                TestServer.ACCOUNT,
                                new ProviderMessageId(providerId),
                                new PhoneNumber(ANN),
                                TestServer.OURS,
                                Optional.empty(),
                                body,
                                media,
                                Optional.empty(),
                                InboundText.Arrival.POSTED,
                                server.clock.instant(),
                                Optional.empty(),
                                Map.of("Body", body)));
        server.duly.receiveMessage().runOnce(10);
    }

    private static List<String> words(JsonNode items, String member) {
        return items.valueStream().map(item -> item.get(member).asString()).toList();
    }
}
