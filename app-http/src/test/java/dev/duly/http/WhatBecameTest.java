package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is shown of a text that the provider took and that did not simply arrive.
class WhatBecameTest {
    private static final String ANN = "+17025550142";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void threeDaysWithoutAReceiptAreShownWithWhatToExpect() {
        var id = server.sent(ANN, "Hello");
        server.duly.sendWorker().runOnce(10);
        server.clock.advance(Duration.ofDays(3).minusMillis(1));
        var before = server.get("/api/messages/" + id + "/timeline");
        assertThat(before.json().get("noReceiptSince").isNull()).isTrue();
        assertThat(before.json().get("reason").isNull()).isTrue();

        server.clock.advance(Duration.ofMillis(1));
        var after = server.get("/api/messages/" + id + "/timeline");
        assertThat(after.at("/state")).isEqualTo("sent");
        assertThat(after.at("/noReceiptSince")).isEqualTo("2026-11-22T16:00:00.000Z");
        assertThat(after.at("/reason/code")).isEqualTo("no_receipt");
        assertThat(after.at("/reason/sentence")).contains("three days");
        assertThat(after.at("/reason/nextStep")).isNotEmpty();
        assertThat(server.get("/api/messages").at("/items/0/reason/code")).isEqualTo("no_receipt");
    }

    @Test
    void aTextThatTheProviderDroppedShowsWhatBecameOfEachTry() {
        var id = server.sent(ANN, "Hello");
        server.duly.sendWorker().runOnce(10);
        dropped(id);
        var answer = server.get("/api/messages/" + id + "/timeline");
        assertThat(answer.at("/state")).isEqualTo("queued");
        assertThat(answer.at("/reason/code")).isEqualTo("dropped_by_provider");
        assertThat(answer.at("/tries/0/outcome")).isEqualTo("dropped");
        assertThat(answer.at("/tries/0/sender")).isEqualTo(TestServer.OURS.e164());
        assertThat(answer.at("/tries/0/providerMessageId")).startsWith("SM");
    }

    /// Too many texts waited at the provider.
    private void dropped(String id) {
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
                                ProviderStatus.UNDELIVERED,
                                "undelivered",
                                Optional.of(30001),
                                Optional.of(TestServer.OURS),
                                server.clock.instant(),
                                Optional.empty(),
                                Map.of()));
    }
}
