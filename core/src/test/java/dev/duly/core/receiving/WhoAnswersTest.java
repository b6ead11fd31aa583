package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.message.InboundMessage.AnsweredBy.PROVIDER;
import static dev.duly.core.message.InboundMessage.AnsweredBy.US;
import static dev.duly.core.receiving.InboundText.Arrival.FETCHED;
import static dev.duly.core.receiving.InboundText.Arrival.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.InboundMessage.AnsweredBy;
import dev.duly.core.revocation.Keyword;
import dev.duly.core.sending.SendRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Two answers to a keyword are one too many, and one that nobody gives is one too few.
class WhoAnswersTest {
    private static final Optional<String> UNSAID = Optional.empty();

    @Test
    void anAdvancedSendersPostSaysWhetherItWasDealtWith() {
        assertThat(
                        answered(
                                new World(KeywordAnswers.ADVANCED),
                                "STOP",
                                Optional.of("STOP"),
                                POSTED))
                .isEqualTo(PROVIDER);
        assertThat(answered(new World(KeywordAnswers.ADVANCED), "HELP", UNSAID, POSTED))
                .isEqualTo(US);
    }

    @Test
    void aListDoesNotSayItSoThatABareKeywordIsLeftToTheAdvancedSender() {
        assertThat(answered(new World(KeywordAnswers.ADVANCED), "STOP", UNSAID, FETCHED))
                .isEqualTo(PROVIDER);
        assertThat(answered(new World(KeywordAnswers.ADVANCED), "opt out", UNSAID, FETCHED))
                .isEqualTo(US);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "START", "unstop."})
    void theNetworkAnswersWhatItKnowsAtATollFreeNumber(String body) {
        assertThat(answered(new World(KeywordAnswers.TOLL_FREE), body, UNSAID, POSTED))
                .isEqualTo(PROVIDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "QUIT", "S.T.O.P"})
    void theNetworkDoesNotAnswerTheRest(String body) {
        assertThat(answered(new World(KeywordAnswers.TOLL_FREE), body, UNSAID, POSTED))
                .isEqualTo(US);
    }

    @ParameterizedTest
    @CsvSource({"no more please,STOP,OPT_OUT", "yes please,start,OPT_IN"})
    void whatTheProviderTookForAKeywordIsOneWhateverTheWords(
            String words, String optOutType, ConsentChange.Kind kind) {
        var world = new World(KeywordAnswers.ADVANCED);
        world.receive(text(world, words, Optional.of(optOutType), POSTED));

        assertThat(world.consentOf(ANN))
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(kind));
    }

    @Test
    void theProvidersWordForHelpChangesNoConsent() {
        var world = new World(KeywordAnswers.ADVANCED);
        world.receive(text(world, "what is this", Optional.of("HELP"), POSTED));

        assertThat(world.consentOf(ANN)).isEmpty();
        assertThat(world.inboundTexts().getFirst().keyword().map(Keyword::kind))
                .contains(Keyword.Kind.HELP);
    }

    @Test
    void aWordOfTheProvidersThatWeDoNotKnowSaysNothing() {
        var world = new World(KeywordAnswers.ADVANCED);
        world.receive(text(world, "Hello", Optional.of("PAUSE"), POSTED));

        assertThat(world.inboundTexts().getFirst().keyword()).isEmpty();
    }

    @Test
    void aSecondStartIsHeardAndNotAnsweredAgain() {
        var world = new World(KeywordAnswers.OURS);
        for (var i = 1; i <= 3; i++) {
            world.receive(world.inbound(i, ANN, "START"));
            world.clock.advance(Duration.ofSeconds(1));
        }
        world.duly.sendWorker().runOnce(10);

        assertThat(world.consentOf(ANN)).hasSize(3);
        assertThat(world.gateway.requests())
                .extracting(SendRequest::text)
                .singleElement()
                .satisfies(text -> assertThat(text.value()).contains("texts from us again"));
    }

    private static AnsweredBy answered(
            World world, String body, Optional<String> optOutType, InboundText.Arrival arrival) {
        world.receive(text(world, body, optOutType, arrival));
        var answer = world.inboundTexts().getFirst().answer().orElseThrow();
        world.duly.sendWorker().runOnce(10);
        assertThat(world.gateway.requests()).hasSize(answer == US ? 1 : 0);
        return answer;
    }

    private static InboundText text(
            World world, String body, Optional<String> optOutType, InboundText.Arrival arrival) {
        return new InboundText(
                World.ACCOUNT,
                world.providerId(1),
                ANN,
                World.OURS,
                Optional.of(World.SERVICE),
                body,
                List.of(),
                optOutType,
                arrival,
                world.clock.instant(),
                Optional.empty(),
                Map.of());
    }
}
