package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.thread.ThreadItem.Said;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How the command line shows what an older server wrote.
class HistorySheetTest {
    private static final Instant CREATED = Instant.parse("2025-03-01T10:00:00Z");

    @Test
    void itIsShownAsItStandsThere() {
        var text = history(Optional.of(Direction.IN), Optional.of("Yes"), Optional.of("exploded"));

        assertThat(sheet(text))
                .contains("aa0000000000000000000001, in, exploded")
                .contains("(702) 555-0142")
                .contains("Yes")
                .contains("an older server");
        assertThat(MessageSheet.person(text)).isEqualTo("(702) 555-0142");
    }

    @Test
    void whatIsMissingIsSaidToBe() {
        var text = history(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(sheet(text))
                .contains("aa0000000000000000000001, -, -")
                .contains("(no text was kept)");
        assertThat(MessageSheet.person(text)).isEqualTo("-");
    }

    private static String sheet(HistoricMessage text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            MessageSheet.print(out, new Said(text, List.of()), CREATED);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static HistoricMessage history(
            Optional<Direction> direction, Optional<String> body, Optional<String> status) {
        return new HistoricMessage(
                new MessageId("aa0000000000000000000001"),
                direction,
                new HistoricMessage.Belongs(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new HistoricMessage.Said(Optional.empty(), Optional.of("(702) 555-0142"), body),
                new HistoricMessage.Fate(
                        status,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new HistoricMessage.Times(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                CREATED);
    }
}
