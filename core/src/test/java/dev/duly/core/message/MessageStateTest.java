package dev.duly.core.message;

import static dev.duly.core.message.MessageState.BLOCKED;
import static dev.duly.core.message.MessageState.CANCELED;
import static dev.duly.core.message.MessageState.DELIVERED;
import static dev.duly.core.message.MessageState.EXPIRED;
import static dev.duly.core.message.MessageState.FAILED;
import static dev.duly.core.message.MessageState.QUEUED;
import static dev.duly.core.message.MessageState.RECEIVED;
import static dev.duly.core.message.MessageState.SENDING;
import static dev.duly.core.message.MessageState.SENT;
import static dev.duly.core.message.MessageState.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessageStateTest {
    /// @param own where we may take it; queued again is a hold with another reason or time
    /// @param byReceipt where the provider's word may take it
    private record Line(
            MessageState state,
            String status,
            Set<MessageState> own,
            Set<MessageState> byReceipt) {}

    private static final Set<MessageState> NOWHERE = Set.of();
    private static final Set<MessageState> WENT_OR_DROPPED =
            Set.of(SENT, DELIVERED, FAILED, QUEUED);

    private static final Set<MessageState> WENT = Set.of(SENT, DELIVERED, FAILED);

    private static final Set<Line> TABLE =
            Set.of(
                    new Line(
                            QUEUED,
                            "queued",
                            Set.of(QUEUED, SENDING, BLOCKED, EXPIRED, CANCELED),
                            WENT),
                    new Line(
                            SENDING,
                            "sending",
                            Set.of(SENT, DELIVERED, FAILED, UNCONFIRMED, BLOCKED, EXPIRED, QUEUED),
                            WENT_OR_DROPPED),
                    new Line(
                            UNCONFIRMED,
                            "sending",
                            Set.of(UNCONFIRMED, SENT, DELIVERED, FAILED, QUEUED),
                            WENT_OR_DROPPED),
                    new Line(
                            SENT,
                            "sent",
                            Set.of(DELIVERED, FAILED),
                            Set.of(DELIVERED, FAILED, QUEUED)),
                    new Line(DELIVERED, "delivered", NOWHERE, NOWHERE),
                    new Line(FAILED, "failed", NOWHERE, Set.of(SENT, DELIVERED)),
                    new Line(BLOCKED, "failed", NOWHERE, WENT),
                    new Line(EXPIRED, "failed", NOWHERE, WENT),
                    new Line(CANCELED, "failed", NOWHERE, WENT),
                    new Line(RECEIVED, "delivered", NOWHERE, NOWHERE));

    @Test
    void theTableNamesEveryState() {
        assertThat(TABLE.stream().map(Line::state))
                .containsExactlyInAnyOrder(MessageState.values());
    }

    @TestFactory
    Stream<DynamicTest> eachStateGoesWhereTheTableSaysAndNowhereElse() {
        return DynamicTest.stream(
                TABLE.stream(),
                line -> line.state().word(),
                line -> {
                    assertThat(reachable(line.state()::canBecome)).isEqualTo(line.own());
                    assertThat(reachable(line.state()::canBecomeByReceipt))
                            .isEqualTo(line.byReceipt());
                    assertThat(line.state().status()).isEqualTo(line.status());
                });
    }

    @Test
    void twoStatesAreInFlight() {
        assertThat(reachable(MessageState::isInFlight)).isEqualTo(Set.of(SENDING, UNCONFIRMED));
    }

    @Test
    void aStateIsWrittenInLowerCase() {
        assertThat(UNCONFIRMED.word()).isEqualTo("unconfirmed");
    }

    @Test
    void anOlderWordNamesAllStatesThatReadersOfItSee() {
        assertThat(MessageState.ofStatus("failed"))
                .isEqualTo(Set.of(FAILED, BLOCKED, EXPIRED, CANCELED));
        assertThat(
                        Stream.of("queued", "sending", "sent", "delivered", "failed")
                                .flatMap(word -> MessageState.ofStatus(word).stream()))
                .containsExactlyInAnyOrder(MessageState.values());
        assertThatThrownBy(() -> MessageState.ofStatus("received"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be one of queued, sending, sent, delivered, failed");
    }

    private static Set<MessageState> reachable(Predicate<MessageState> test) {
        return Arrays.stream(MessageState.values()).filter(test).collect(Collectors.toSet());
    }
}
