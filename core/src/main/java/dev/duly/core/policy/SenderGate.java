package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Verdict;
import java.time.Duration;
import java.time.Instant;

/// Nothing goes through a sender that a person has to mend first: every further text would fail
/// alike. It waits, and goes once the person says that all is well.
public final class SenderGate implements Gate {
    /// Nobody knows when a person is done, and who resumes the sender makes what waits due; so
    /// often it is looked at all the same.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "sender";
    }

    @Override
    public String rule(Facts facts) {
        return "a sender that the provider or the carriers refuse is stopped, version 1";
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        return facts.pause()
                .<Verdict>map(pause -> new Verdict.Hold(now.plus(LOOK_AGAIN), pause.reason()))
                .orElseGet(Verdict.Allow::new);
    }
}
