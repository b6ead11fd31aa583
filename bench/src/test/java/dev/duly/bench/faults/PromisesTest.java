package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageId;
import dev.duly.testkit.Samples;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private final MessageId first = Samples.messageId(1);
    private final MessageId other = Samples.messageId(2);
    private final PlannedText text =
            Made.planned(1, PlannedText.Kind.UNIQUE, Made.queued(1, Samples.ANN, "Asked twice"));
    private final Promises promises = new Promises();

    @Test
    void theSameAnswerToTheSameKeyIsKept() {
        promises.accepted(text, first);
        promises.accepted(text, first);
        assertThat(promises.broken()).isEmpty();
        assertThat(promises.accepted()).hasSize(1);
    }

    @Test
    void anotherAnswerToTheSameKeyIsBroken() {
        promises.accepted(text, first);
        promises.accepted(text, other);
        assertThat(promises.broken())
                .containsExactly(
                        "The key faults-1 was answered with %s first and with %s later."
                                .formatted(first, other));
    }

    @Test
    void whatWasCanceledKeepsItsId() {
        promises.accepted(text, first);
        promises.canceled(text);
        assertThat(promises.accepted()).containsExactly(new Promises.Accepted(text, first, true));
    }
}
