package dev.duly.sandbox;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The one place that decides what becomes of a text: its recipient, if that is a magic number,
/// else the faults that are on. They live in memory alone: a restart is well again.
final class Fates {
    private final MagicNumbers magic;
    // Both guarded by `this`: draws come one after the other.
    private Faults faults = Faults.NONE;
    private RandomGenerator chance = new SplittableRandom(Faults.NONE.seed());

    Fates(MagicNumbers magic) {
        this.magic = magic;
    }

    /// @throws Refusal when it is not taken
    Fate of(Draft draft) {
        return magic.fate(draft.to()).orElseGet(() -> draw(draft.sendAt() != null));
    }

    synchronized Faults faults() {
        return faults;
    }

    /// From now on these alone, drawn from the beginning of their seed.
    synchronized void become(Faults others) {
        faults = others;
        chance = new SplittableRandom(others.seed());
    }

    private synchronized Fate draw(boolean later) {
        return faults.draw(chance, later);
    }
}
