package dev.duly.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.client.CaseId;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a value refuses cannot come any further than to its edge.
class WellFormedTest {
    @ParameterizedTest
    @ValueSource(strings = {"C-1", "Fälle 7/2026", "№ 1042"})
    void aCaseIsNamedAsTheCaseSystemNamesIt(String value) {
        assertThat(new CaseId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C1", " C-1042", "C-1042 ", "C\t1042", "C-1042\n"})
    void aCaseHasThreePrintableCharactersAndNoSpaceAtTheEnds(String value) {
        refuses(() -> new CaseId(value));
    }

    @Test
    void aCaseHas64CharactersAtMost() {
        assertThat(new CaseId("7".repeat(64)).value()).hasSize(64);
        refuses(() -> new CaseId("7".repeat(65)));
    }

    @Test
    void aKeyIsWrittenInVisibleAscii() {
        assertThat(new IdempotencyKey("court", "!~").value()).isEqualTo("!~");
        assertThat(new IdempotencyKey("court", "k".repeat(255)).value()).hasSize(255);
        Stream.of("", "k".repeat(256), "a key", "schlüssel", "k\n")
                .forEach(value -> refuses(() -> new IdempotencyKey("court", value)));
    }

    @ParameterizedTest
    @MethodSource("noIds")
    void anIdIs24HexDigits(String value) {
        refuses(() -> new MessageId(value));
        refuses(() -> new ThreadId(value));
    }

    static Stream<String> noIds() {
        return Stream.of("", "a".repeat(23), "a".repeat(25), "A".repeat(24), "g".repeat(24));
    }

    @Test
    void revisionsCountFromOne() {
        assertThat(new Revision(1)).isEqualTo(Revision.FIRST);
        assertThat(Revision.FIRST.next()).isEqualTo(new Revision(2));
        refuses(() -> new Revision(0));
    }

    private static void refuses(ThrowingCallable value) {
        assertThatThrownBy(value).isInstanceOf(IllegalArgumentException.class);
    }
}
