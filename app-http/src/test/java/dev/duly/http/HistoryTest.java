package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Page;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.thread.ThreadItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an older server wrote is answered with the members of any message.
class HistoryTest {
    private static final Instant CREATED = Instant.parse("2025-03-01T10:00:00.123Z");
    private static final HistoricMessage.Said ODD_NUMBER =
            new HistoricMessage.Said(
                    Optional.of("(702) 555-0142"), Optional.empty(), Optional.of("Court at 9"));

    private final Contract contract = new Contract();

    @Test
    void whatStandsThereIsShownAsItStands() {
        var text =
                history(
                        Optional.of(Direction.OUT),
                        ODD_NUMBER,
                        new HistoricMessage.Fate(
                                Optional.of("exploded"),
                                Optional.of(2),
                                Optional.of("twilio"),
                                Optional.of("SM1"),
                                Optional.of("30003"),
                                Optional.of("Unreachable")));

        assertThat(listed(text))
                .contains("\"direction\":\"out\"")
                .contains("\"to\":\"(702) 555-0142\"")
                .contains("\"body\":\"Court at 9\"")
                .contains("\"status\":\"exploded\"")
                .contains("\"state\":null")
                .contains("\"errorCode\":30003")
                .contains("\"createdAt\":\"2025-03-01T10:00:00.123Z\"");
    }

    @Test
    void whatIsMissingIsNull() {
        var nothing =
                new HistoricMessage.Said(Optional.empty(), Optional.empty(), Optional.empty());
        var unknown =
                new HistoricMessage.Fate(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("unreachable"),
                        Optional.empty());

        assertThat(listed(history(Optional.empty(), nothing, unknown)))
                .contains("\"to\":null", "\"body\":null", "\"status\":null", "\"errorCode\":null");
    }

    @Test
    void itIsToldWithoutATimelineThatNobodyKept() {
        var nothing =
                new HistoricMessage.Fate(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var told =
                Documents.message(
                        new ThreadItem.Said(
                                history(Optional.empty(), ODD_NUMBER, nothing), List.of()),
                        CREATED);

        assertThat(told).contains("\"timeline\":[]", "\"tries\":[]");
        contract.holds(
                "GET",
                "/api/messages/aa0000000000000000000001/timeline",
                200,
                "application/json",
                told);
    }

    private String listed(HistoricMessage text) {
        var list = Documents.messages(new Page<>(List.of(text), Optional.empty()), CREATED);
        contract.holds("GET", "/api/messages", 200, "application/json", list);
        return list;
    }

    private static HistoricMessage history(
            Optional<Direction> direction, HistoricMessage.Said said, HistoricMessage.Fate fate) {
        return new HistoricMessage(
                new MessageId("aa0000000000000000000001"),
                direction,
                new HistoricMessage.Belongs(
                        Optional.of("CR-17"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                said,
                fate,
                new HistoricMessage.Times(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                CREATED);
    }
}
