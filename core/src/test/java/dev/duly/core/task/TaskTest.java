package dev.duly.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
    private static final Instant NOON = Instant.parse("2026-11-23T20:00:00Z");

    @Test
    void neitherItsWordsNorTheNoteArePrinted() {
        var how = new Done(Actor.token("officer"), NOON, Optional.of("Called Ann's mother."));
        var task = task("inbound:SM1", "Ann does not have this number.").done(how);

        assertThat(task).hasToString("Task[id=" + task.id() + ", kind=WRONG_NUMBER, state=DONE]");
        assertThat(how.toString()).contains("token:officer").doesNotContain("Ann");
        assertThat(task.about().with(World.ANN).toString()).doesNotContain(World.ANN.e164());
    }

    @Test
    void itNamesItsSourceAndSaysWhatIsTheMatter() {
        assertThatThrownBy(() -> task(" ", "A sentence."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> task("s".repeat(201), "A sentence."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> task("inbound:SM1", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "a\u0007b", "a\u001b[2Jb", "\ud83d"})
    void aNoteIsInWords(String note) {
        assertThatThrownBy(() -> Done.checkedNote(note))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1,000 characters");
    }

    @Test
    void aNoteMayHaveLinesAndThousandCharacters() {
        assertThat(Done.checkedNote("Called.\nNo\tanswer.")).contains("\n");
        assertThat(Done.checkedNote("😀".repeat(1_000))).hasSize(2_000);
        assertThatThrownBy(() -> Done.checkedNote("😀".repeat(1_001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsReadFromItsWord(TaskKind kind) {
        assertThat(TaskKind.of(kind.word())).isEqualTo(kind);
    }

    @Test
    void anUnknownKindIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> TaskKind.of("WRONG_NUMBER"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("review_opt_out, wrong_number");
    }

    private static Task task(String source, String sentence) {
        return new Task(
                new TaskId("c".repeat(24)),
                TaskKind.WRONG_NUMBER,
                source,
                World.PRETRIAL,
                About.NOTHING,
                sentence,
                "Ask the client for another.",
                NOON,
                Optional.empty());
    }
}
