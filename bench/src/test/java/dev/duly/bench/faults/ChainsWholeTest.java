package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Trail;
import dev.duly.core.record.AuditEntry;
import dev.duly.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainsWholeTest {
    private static final String ANNS = Trail.stream(Samples.threadId(1));

    private final Check check = new ChainsWhole();

    @Test
    void aMissingEntryBreaksTheChain() {
        assertThat(broken(1).complaints(check)).contains("entry 3 does not follow the one before");
    }

    @Test
    void aStepWithoutAnEntryIsFound() {
        assertThat(broken(3).complaints(check))
                .containsExactly("step 3 (delivered) has no audit entry of its own");
    }

    @Test
    void anEntryWithoutAStepIsFound() {
        var whole = Made.whole();
        var trails = whole.trails();
        var later = Made.whole().unasked(Made.delivered(9, Samples.ANN, "Gone")).trails();
        trails.putAll(Map.of("thread:gone", later.get(Trail.stream(Samples.threadId(9)))));
        assertThat(whole.audited(trails).complaints(check))
                .contains("was audited, and no timeline has the step");
    }

    @Test
    void aStepThatWasAuditedTwiceIsFound() {
        var whole = Made.whole();
        var trails = whole.trails();
        var chain = new ArrayList<>(trails.get(ANNS));
        chain.add(AuditEntry.after(chain.getLast().head(), chain.getFirst().event()));
        trails.put(ANNS, chain);
        assertThat(whole.audited(trails).complaints(check)).containsExactly("was audited twice");
    }

    private static Made broken(int missing) {
        var whole = Made.whole();
        var trails = whole.trails();
        var chain = new ArrayList<>(trails.get(ANNS));
        chain.remove(missing);
        trails.put(ANNS, List.copyOf(chain));
        return whole.audited(trails);
    }
}
