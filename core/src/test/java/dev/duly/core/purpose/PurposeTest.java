package dev.duly.core.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurposeTest {
    @Test
    void aPurposeIsReadAsItIsWritten() {
        assertThat(
                        Stream.of(Purpose.values())
                                .map(Purpose::word)
                                .flatMap(word -> Purpose.of(word).stream()))
                .containsExactly(Purpose.values());
        assertThat(Purpose.of("CHECK_IN")).isEmpty();
    }
}
