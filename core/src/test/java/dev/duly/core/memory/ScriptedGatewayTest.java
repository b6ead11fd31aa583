package dev.duly.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedGatewayTest {
    private static final PhoneNumber ANN = new PhoneNumber("+17025550142");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T20:00:00Z"));
    private final ScriptedGateway gateway =
            new ScriptedGateway(new GatewayAccount("sandbox", "AC1"), clock);

    @Test
    void unlessToldOtherwiseEachTextIsTakenUnderAnIdOfItsOwn() {
        var first = (GatewayOutcome.Taken) gateway.send(request(1));
        clock.advance(Duration.ofSeconds(5));
        var second = (GatewayOutcome.Taken) gateway.send(request(2));

        assertThat(first.id().value()).matches("SM[0-9a-f]{32}");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.providerAt()).contains(clock.instant());
        assertThat(gateway.requests()).containsExactly(request(1), request(2));
    }

    @Test
    void theScriptIsFollowedOnceAndInOrder() {
        var busy = new GatewayOutcome.Busy(Duration.ofSeconds(1), "too many requests");
        var unknown = new GatewayOutcome.Unknown("no answer came");
        gateway.answersNext(busy, unknown);

        assertThat(gateway.send(request(1))).isEqualTo(busy);
        assertThat(gateway.send(request(2))).isEqualTo(unknown);
        assertThat(gateway.send(request(3))).isInstanceOf(GatewayOutcome.Taken.class);
    }

    @Test
    void theHookRunsWhenTheRequestHasLeft() {
        var seen = new ArrayList<List<SendRequest>>();
        gateway.atSend(_ -> seen.add(gateway.requests()));

        gateway.send(request(1));

        assertThat(seen).containsExactly(List.of(request(1)));
    }

    @Test
    void aListingIsWhatTheTestSays() {
        assertThat(gateway.list(ANN, clock.instant())).isEqualTo(new Listing.Complete(List.of()));

        gateway.lists(new Listing.Unavailable("it is down"));

        assertThat(gateway.list(ANN, clock.instant()))
                .isEqualTo(new Listing.Unavailable("it is down"));
    }

    @Test
    void untilItsTimeToLeaveIsOverATextMayLeave() {
        assertThat(gateway.send(request(1, clock.instant())))
                .isInstanceOf(GatewayOutcome.Taken.class);
        clock.advance(Duration.ofMillis(1));

        assertThat(gateway.send(request(2, clock.instant().minusMillis(1))))
                .isInstanceOf(GatewayOutcome.Busy.class);
        assertThat(gateway.requests()).hasSize(1);
    }

    private static SendRequest request(int number) {
        return request(number, Instant.MAX);
    }

    private static SendRequest request(int number, Instant leaveBy) {
        return new SendRequest(
                new MessageId("%024x".formatted(number)),
                1,
                new SenderAddress.OwnNumber(new PhoneNumber("+15005550006")),
                ANN,
                new MessageText("Text " + number),
                Duration.ofHours(1),
                leaveBy);
    }
}
