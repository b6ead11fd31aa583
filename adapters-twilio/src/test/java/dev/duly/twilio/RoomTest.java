package dev.duly.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.testkit.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void itHoldsPageAfterPageUntilItIsFull() throws UnreadableException {
        var room = Room.of(10_000);
        var page = page("Running late.");

        assertThat(room.hold(page)).isSameAs(page);
        assertThat(room.hold(page)).isSameAs(page);

        assertThatThrownBy(() -> room.hold(page("N".repeat(1_600))))
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        full ->
                                assertThat(full.sentence())
                                        .contains("more texts than this node has memory for"));
    }

    @Test
    void inAQuarterOfTheHeapThereIsRoomForADaysTexts() throws UnreadableException {
        var room = Room.of(92 * 1024 * 1024 / 4);
        var page = page("N".repeat(160));

        for (var text = 0; text < 5_000; text++) {
            assertThat(room.hold(page)).isSameAs(page);
        }
    }

    private static Page<InboundItem> page(String body) throws UnreadableException {
        var sid = Samples.providerId(1).value();
        var text = Listed.inbound(sid, Samples.OFFICE, body, 0, THEN, THEN);
        return InboundItem.page(
                Resource.parse(Listed.page("null", text)), Sent.PATH, Samples.OFFICE);
    }
}
