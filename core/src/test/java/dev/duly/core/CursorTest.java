package dev.duly.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void aTimeAndAnIdOfOursAreWrittenAsTheyAre() {
        var cursor = Cursor.after(Instant.ofEpochMilli(17), "a".repeat(24));

        assertThat(cursor).hasToString("17-" + "a".repeat(24));
        assertThat(Cursor.of(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-1", "x41", "!&?/+%#", "~", "aaaaaaaaaaaaaaaaaaaaaaaa"})
    void anIdThatOthersMadeComesBackAndStandsInAnyUrl(String id) {
        var cursor = Cursor.after(id);

        assertThat(cursor.toString()).matches("[0-9a-z-]+");
        assertThat(Cursor.of(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "17-", "-P", "17-P", "17-x", "17-x4", "17-xff", "17-x41-x41"})
    void whatIsNoCursorIsRefused(String written) {
        assertThatThrownBy(() -> Cursor.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nextCursor");
    }
}
