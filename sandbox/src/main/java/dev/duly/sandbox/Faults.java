package dev.duly.sandbox;

import dev.duly.sandbox.Fate.Answer;
import dev.duly.sandbox.Fate.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// How the sandbox misbehaves on numbers that are not magic. Its parts and names are those of
/// `/sandbox/faults`. A share is the chance of a text from 0 to 1.
///
/// @param seed the same one, with the same requests in the same order, gives the same fates
record Faults(long seed, Create create, Callbacks callbacks, Lists listing, Outcomes outcomes) {

    /// All is well.
    static final Faults NONE =
            new Faults(
                    0,
                    new Create(0, 0, 0, Duration.ofSeconds(2), 0, 0, 0, Duration.ofSeconds(3)),
                    new Callbacks(0, 0, 0, 0),
                    new Lists(false, Duration.ZERO),
                    new Outcomes(0, 0, 0, 0));

    // Shares are decimal fractions that a double only comes near to.
    private static final double ROUNDING = 1e-9;

    /// What happens to a create; each draws one of these, or none.
    ///
    /// @param taken500 taken, and answered 500
    /// @param takenSilent taken, and never answered
    /// @param takenLate answered 500 at once, and taken only `lateBy` afterwards
    /// @param refused503 answered 503, and not taken
    /// @param refused429 answered 429, and not taken
    /// @param held taken, and kept `accepted` for `heldFor` before anything happens
    record Create(
            double taken500,
            double takenSilent,
            double takenLate,
            Duration lateBy,
            double refused503,
            double refused429,
            double held,
            Duration heldFor) {
        Create {
            checkTogether("create", taken500, takenSilent, takenLate, refused503, refused429, held);
        }

        private Happening draw(double drawn) {
            return pick(
                    drawn,
                    Happening.ORDINARY,
                    List.of(
                            new Slice<>(taken500, Happening.TAKEN_500),
                            new Slice<>(takenSilent, Happening.TAKEN_SILENT),
                            new Slice<>(takenLate, Happening.TAKEN_LATE),
                            new Slice<>(refused503, Happening.REFUSED_503),
                            new Slice<>(refused429, Happening.REFUSED_429),
                            new Slice<>(held, Happening.HELD)));
        }

        private Fate fate(Happening happening) {
            var fate = Fate.DELIVERED;
            return switch (happening) {
                case ORDINARY -> fate;
                case TAKEN_500 -> fate.answered(Answer.SERVER_ERROR);
                case TAKEN_SILENT -> fate.answered(Answer.SILENCE);
                case TAKEN_LATE -> fate.answered(Answer.SERVER_ERROR).late(lateBy);
                case REFUSED_503 -> throw Refusal.unavailable();
                case REFUSED_429 -> throw Refusal.tooManyRequests();
                case HELD -> fate.heldBack(heldFor);
            };
        }
    }

    /// What happens to the callbacks of a text; each is drawn by itself, and they add up.
    record Callbacks(double lost, double doubled, double reversed, double early) {}

    /// What happens to those who ask what the sandbox took, a list or one by its SID.
    ///
    /// @param refused whether they are answered 503
    /// @param lag how long after it was taken a text is shown
    record Lists(boolean refused, Duration lag) {
        boolean shows(Text text, Instant now) {
            return !lag.isPositive() || !text.life().created().plus(lag).isAfter(now);
        }
    }

    /// How a text ends instead of delivered; each draws one of these, or none.
    record Outcomes(
            double failed30008, double undelivered30003, double failed30001, double filtered30007) {
        Outcomes {
            checkTogether("outcomes", failed30008, undelivered30003, failed30001, filtered30007);
        }

        private Fate end(Fate fate, double drawn) {
            return pick(
                    drawn,
                    fate,
                    List.of(
                            new Slice<>(failed30008, fate.ending(Status.FAILED, 30008)),
                            new Slice<>(undelivered30003, fate.ending(Status.UNDELIVERED, 30003)),
                            new Slice<>(failed30001, fate.ending(Status.FAILED, 30001)),
                            new Slice<>(filtered30007, fate.ending(Status.UNDELIVERED, 30007))));
        }
    }

    private enum Happening {
        ORDINARY,
        TAKEN_500,
        TAKEN_SILENT,
        TAKEN_LATE,
        REFUSED_503,
        REFUSED_429,
        HELD
    }

    private record Slice<T>(double share, T what) {}

    /// Draws the fate of the next text. Always as many numbers from `chance`, so that one text's
    /// fate does not move those of the others.
    ///
    /// @param later whether it is to set off at a time of its own
    /// @throws Refusal when it is not taken
    Fate draw(RandomGenerator chance, boolean later) {
        var happening = create.draw(chance.nextDouble());
        var posting = EnumSet.noneOf(Posting.class);
        if (chance.nextDouble() < callbacks.lost()) {
            posting.add(Posting.LOST);
        }
        if (chance.nextDouble() < callbacks.doubled()) {
            posting.add(Posting.DOUBLED);
        }
        if (chance.nextDouble() < callbacks.reversed()) {
            posting.add(Posting.REVERSED);
        }
        if (chance.nextDouble() < callbacks.early()) {
            posting.add(Posting.EARLY);
        }
        // Nothing can be told ahead of what has not begun.
        if (later || happening == Happening.HELD || happening == Happening.TAKEN_LATE) {
            posting.remove(Posting.EARLY);
        }
        var end = chance.nextDouble();
        return outcomes.end(create.fate(happening).posted(posting), end);
    }

    private static <T> T pick(double drawn, T otherwise, List<Slice<T>> slices) {
        var edge = 0.0;
        for (var slice : slices) {
            edge += slice.share();
            if (drawn < edge) {
                return slice.what();
            }
        }
        return otherwise;
    }

    private static void checkTogether(String part, double... shares) {
        if (DoubleStream.of(shares).sum() > 1 + ROUNDING) {
            throw new IllegalArgumentException(part + " must have shares of at most 1 together");
        }
    }
}
