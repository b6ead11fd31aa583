package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownDocumentsTest {
    private final AtomicInteger readings = new AtomicInteger();
    private final KnownDocuments<Integer> documents = new KnownDocuments<>(2);

    @Test
    void theSameWordsAreReadOnce() {
        assertThat(read("a")).isEqualTo(1);
        assertThat(read("a")).isEqualTo(1);
        assertThat(read("b")).isEqualTo(2);
    }

    @Test
    void whatWasWrittenNeedsNoReading() {
        documents.know("a", 7);
        assertThat(read("a")).isEqualTo(7);
        assertThat(readings).hasValue(0);
    }

    @Test
    void theLongestUnaskedForIsForgotten() {
        read("a");
        read("b");
        read("a");
        read("c");
        assertThat(read("a")).isEqualTo(1);
        assertThat(read("b")).isEqualTo(4);
    }

    private int read(String document) {
        return documents.read(document, readings::incrementAndGet);
    }
}
