package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.Media;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveMessageTest {
    private final World world = new World();

    @Test
    void aTextFromAPersonStandsInTheirThread() {
        var sent = world.text(world.send(ANN, "See you at 9."));
        world.receive(world.inbound(1, ANN, "Can it be 10? \uD83D\uDE4F"));

        var received = received(world).getFirst();
        assertThat(received.body()).isEqualTo("Can it be 10? \uD83D\uDE4F");
        assertThat(received.threadId()).isEqualTo(sent.threadId());
        assertThat(received.state()).isEqualTo(MessageState.RECEIVED);
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void aPictureWithoutWordsIsKept() {
        var plain = world.inbound(1, ANN, "");
        world.receive(
                new InboundText(
                        plain.account(),
                        plain.providerId(),
                        plain.from(),
                        plain.to(),
                        plain.messagingService(),
                        "",
                        List.of(new Media("https://api.twilio.com/media/ME1", "image/jpeg")),
                        Optional.empty(),
                        plain.arrival(),
                        plain.receivedAt(),
                        Optional.empty(),
                        plain.raw()));

        assertThat(received(world).getFirst().media()).hasSize(1);
    }

    @Test
    void aRepeatedTextIsOneMessage() {
        var text = world.inbound(1, ANN, "Hello");

        world.receive(text);
        world.receive(text);

        assertThat(received(world)).hasSize(1);
    }

    @Test
    void consentIsKeptBeforeTheProviderIsAnswered() {
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));

        assertThat(world.consentOf(ANN)).hasSize(1);
        assertThat(world.duly.submitMessage().submit(draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Refused.class);
    }

    @Test
    void whoKeepsATextIsToldWhetherItIsAnOptOut() {
        var receiveMessage = world.duly.receiveMessage();

        assertThat(receiveMessage.keep(world.inbound(1, ANN, "STOP")))
                .isEqualTo(ReceiveMessage.Kept.OPT_OUT);
        assertThat(receiveMessage.keep(world.inbound(2, ANN, "START")))
                .isEqualTo(ReceiveMessage.Kept.OTHER);
        assertThat(receiveMessage.keep(world.inbound(3, ANN, "See you.")))
                .isEqualTo(ReceiveMessage.Kept.OTHER);
    }

    @Test
    void aTextKeptBeforeACrashIsMadeAMessageAfterIt() {
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "Hello"));
        assertThat(received(world)).isEmpty();

        assertThat(world.duly.receiveMessage().runOnce(10)).isEqualTo(1);
        assertThat(world.duly.receiveMessage().runOnce(10)).isZero();

        assertThat(received(world)).hasSize(1);
    }

    @Test
    void startLiftsWhatStopBroughtForEachDepartmentOfTheSender() {
        var other = world.fromProbation(draft(ANN, "See you at 9."));
        world.receive(world.inbound(1, ANN, "STOP"));
        assertThat(world.duly.submitMessage().submit(other))
                .isInstanceOf(SubmitResult.Refused.class);

        world.clock.advance(Duration.ofMinutes(5));
        world.receive(world.inbound(2, ANN, "START"));

        assertThat(world.duly.submitMessage().submit(other))
                .isInstanceOf(SubmitResult.Accepted.class);
    }

    @Test
    void startLiftsWhatStopBrought() {
        world.receive(world.inbound(1, ANN, "STOP"));
        world.clock.advance(Duration.ofSeconds(1));
        world.receive(world.inbound(2, ANN, "start"));

        assertThat(world.duly.submitMessage().submit(draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Accepted.class);
        assertThat(world.consentOf(ANN))
                .extracting(ConsentChange::kind)
                .containsExactly(
                        ConsentChange.Kind.OPT_OUT,
                        ConsentChange.Kind.OPT_IN,
                        ConsentChange.Kind.OPT_OUT,
                        ConsentChange.Kind.OPT_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop ", "Stop.", "HELP", "start"})
    void whatTwilioAnswersWeDoNot(String keyword) {
        world.receive(world.inbound(1, ANN, keyword));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.gateway.requests()).isEmpty();
        assertThat(received(world).getFirst().answer())
                .contains(InboundMessage.AnsweredBy.PROVIDER);
    }

    @Test
    void whatTwilioDoesNotRecogniseWeAnswerOnce() {
        var text = world.inbound(1, ANN, "opt out");
        world.receive(text);
        world.receive(text);
        world.duly.sendWorker().runOnce(10);

        assertThat(world.gateway.requests()).extracting(SendRequest::to).containsExactly(ANN);
        assertThat(world.gateway.requests().getFirst().text().value())
                .contains("Pretrial Services");
    }

    @Test
    void whereWeAnswerOurselvesEachKeywordIsAnsweredOnce() {
        var ours = new World(KeywordAnswers.OURS);
        ours.receive(ours.inbound(1, ANN, "STOP"));
        ours.receive(ours.inbound(2, ANN, "HELP"));
        ours.clock.advance(Duration.ofSeconds(1));
        ours.receive(ours.inbound(3, ANN, "START"));
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP \uD83D\uDC4D",
                "\u200Bstop",
                "HELP \uD83D\uDE4F",
                "\uFF33\uFF34\uFF2F\uFF30"
            })
    void whatTwilioWouldNotRecogniseIsAnsweredByUs(String keyword) {
        world.receive(world.inbound(1, ANN, keyword));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(received(world).getFirst().answer()).contains(InboundMessage.AnsweredBy.US);
    }

    @Test
    void aStartThatTwilioDoesNotHearLiftsNothing() {
        world.receive(world.inbound(1, ANN, "STOP"));
        world.clock.advance(Duration.ofSeconds(1));
        world.receive(world.inbound(2, ANN, "START \uD83D\uDC4D"));

        assertThat(world.duly.submitMessage().submit(draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Refused.class);
        assertThat(received(world).getLast().keyword()).isEmpty();
    }

    @Test
    void aSecondStopIsHeardAndNotAnsweredAgain() {
        var ours = new World(KeywordAnswers.OURS);
        for (var i = 1; i <= 3; i++) {
            ours.receive(ours.inbound(i, ANN, "STOP"));
            ours.clock.advance(Duration.ofSeconds(1));
        }
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests()).hasSize(1);
        assertThat(ours.consentOf(ANN)).hasSize(3);
    }

    @Test
    void ofTwoStopsInOneMillisecondExactlyOneIsAnswered() {
        var ours = new World(KeywordAnswers.OURS);
        ours.duly.receiveMessage().keep(ours.inbound(1, ANN, "STOP"));
        ours.duly.receiveMessage().keep(ours.inbound(2, ANN, "STOP"));
        ours.duly.receiveMessage().runOnce(10);
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests()).hasSize(1);
    }

    @Test
    void anAnswerToStartIsHeldBackByTheStopThatCameAfterIt() {
        var ours = new World(KeywordAnswers.OURS);
        ours.receive(ours.inbound(1, ANN, "START"));
        ours.clock.advance(Duration.ofSeconds(1));
        ours.receive(ours.inbound(2, ANN, "STOP"));
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests())
                .extracting(request -> request.text().value())
                .singleElement()
                .asString()
                .contains("no more texts");
    }

    @Test
    void oneTextThatCannotBeDealtWithKeepsNoOtherWaiting() {
        var bad = world.inbound(1, ANN, "Hello");
        world.duly.receiveMessage().keep(bad);
        world.duly.receiveMessage().keep(world.inbound(2, ANN, "Are you there?"));
        world.atRecord =
                new Runnable() {
                    private boolean failed;

                    @Override
                    public void run() {
                        if (!failed) {
                            failed = true;
                            throw new IllegalStateException("this one fails");
                        }
                    }
                };

        assertThatThrownBy(() -> world.duly.receiveMessage().runOnce(10))
                .hasMessage("this one fails");
        assertThat(received(world)).extracting(InboundMessage::body).contains("Are you there?");
        assertThat(world.storage.inbound().unprocessed(10)).containsExactly(bad);
    }

    @Test
    void anAnswerThatWouldComeLateIsNotGiven() {
        var ours = new World(KeywordAnswers.OURS);
        ours.duly.receiveMessage().keep(ours.inbound(1, ANN, "STOP"));
        ours.clock.advance(Duration.ofMinutes(6));
        ours.duly.receiveMessage().runOnce(10);
        ours.duly.sendWorker().runOnce(10);

        assertThat(ours.gateway.requests()).isEmpty();
        assertThat(received(ours)).hasSize(1);
    }

    private static List<InboundMessage> received(World world) {
        var all =
                new MessageFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(MessageFilter.Direction.IN),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        MessageFilter.Order.OLDEST_FIRST);
        return world.storage.messages().page(all, Optional.empty(), 10).items().stream()
                .map(InboundMessage.class::cast)
                .toList();
    }
}
