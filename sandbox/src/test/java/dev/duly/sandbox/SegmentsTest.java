package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "a,160,1",
        "a,161,2",
        "a,306,2",
        "a,307,3",
        "a,1600,11",
        "€,80,1",
        "€,81,2",
        "я,70,1",
        "я,71,2",
        "👍,35,1",
        "👍,36,2"
    })
    void aBodyIsCountedInItsOwnEncoding(String character, int times, int segments) {
        assertThat(Segments.in(character.repeat(times))).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"152,a,€,3", "66,a,👍,3"})
    void whatBelongsTogetherIsNotSplit(int around, String filler, String whole, int segments) {
        var side = filler.repeat(around);

        assertThat(Segments.in(side + whole + side)).isEqualTo(segments);
    }
}
