package dev.duly.bench.faults;

import dev.duly.bench.faults.PlannedText.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Draws what is texted, by whom and in which order.
final class TextDrawing {
    static final int LINES = 8;

    private static final int MOST_TWINS = 4;
    private static final int LONGEST_RUN = 6;
    private static final int BEFORE_AND_AFTER_STOP = 3;
    private static final int PERCENT = 100;

    /// Area codes whose 555 numbers are used; none belongs to anybody.
    private static final List<Integer> AREAS =
            List.of(702, 775, 213, 312, 415, 503, 602, 718, 801, 916, 303, 404, 512, 617, 206);

    private static final int NUMBERS_OF_AN_AREA = 9_000;

    /// @param at its place, from 0 to 1 and a little more
    private record Placed<T>(double at, T what) {}

    private final Random chance;
    private final List<Placed<PlannedText>> placed = new ArrayList<>();
    private final List<Placed<PlannedHandsetText>> handsets = new ArrayList<>();
    private int people;
    private int groups;

    TextDrawing(long seed, int count) {
        this.chance = new Random(seed);
        while (placed.size() < count) {
            group(count - placed.size(), count);
        }
        placed.sort(Comparator.comparingDouble(Placed::at));
        handsets.sort(Comparator.comparingDouble(Placed::at));
    }

    List<PlannedText> texts() {
        var texts = new ArrayList<PlannedText>();
        for (var place : placed) {
            var text = place.what();
            texts.add(
                    new PlannedText(
                            texts.size(),
                            text.kind(),
                            text.group(),
                            text.line(),
                            text.to(),
                            text.body(),
                            text.isCanceled(),
                            text.isAskedTwice()));
        }
        return texts;
    }

    List<PlannedHandsetText> handsetTexts() {
        return handsets.stream()
                .map(place -> {
                    var before = placed.stream().filter(text -> text.at() < place.at()).count();
                    var text = place.what();
                    return new PlannedHandsetText(
                            (int) before, text.from(), text.body(), text.isLost());
                })
                .toList();
    }

    private void group(int left, int all) {
        groups++;
        var at = chance.nextDouble();
        // As wide as a handful of texts.
        var step = 2.0 / all;
        var die = chance.nextInt(PERCENT);
        if (die < 40) {
            unique(at);
        } else if (die < 55) {
            twins(at, 0, Kind.TWINS_OF_ONE, Math.min(left, chance.nextInt(2, MOST_TWINS + 1)));
        } else if (die < 70) {
            twins(at, 0, Kind.TWINS_OF_SEVERAL, Math.min(left, chance.nextInt(2, MOST_TWINS + 1)));
        } else if (die < 85) {
            run(at, step, Math.min(left, chance.nextInt(2, LONGEST_RUN + 1)));
        } else if (die < 95) {
            place(at, Kind.CANCELED, line(), person(), "Never mind " + groups, true);
        } else {
            optingOut(at, left);
        }
    }

    private void unique(double at) {
        var person = person();
        place(at, Kind.UNIQUE, line(), person, "Your check-in, number " + groups, false);
        if (chance.nextInt(10) == 0) {
            hear(at + chance.nextDouble() / 10, person, "Can it be later? " + groups);
        }
    }

    private void twins(double at, double step, Kind kind, int count) {
        var person = person();
        var line = line();
        for (var i = 0; i < count; i++) {
            var own = kind == Kind.TWINS_OF_ONE ? line : (line + i) % LINES;
            place(at + i * step, kind, own, person, "Call your officer, twin " + groups, false);
        }
    }

    private void run(double at, double step, int count) {
        var person = person();
        var line = line();
        for (var i = 0; i < count; i++) {
            var body = "Part %d of run %d".formatted(i + 1, groups);
            place(at + i * step, Kind.RUN, line, person, body, false);
        }
    }

    private void optingOut(double at, int left) {
        var person = person();
        var line = line();
        var width = 0.2 * chance.nextDouble();
        for (var i = 0; i < Math.min(left, 2 * BEFORE_AND_AFTER_STOP); i++) {
            var body = "Reminder %d of %d".formatted(i + 1, groups);
            var place = at + i * width / BEFORE_AND_AFTER_STOP;
            place(place, Kind.OPTING_OUT, line, person, body, false);
        }
        hear(at + width * chance.nextDouble(2), person, chance.nextBoolean() ? "STOP" : "stop.");
        if (chance.nextInt(3) == 0) {
            hear(at + width * 2, person, "START");
        }
    }

    private void hear(double at, String from, String body) {
        var isLost = chance.nextInt(5) == 0;
        handsets.add(new Placed<>(at, new PlannedHandsetText(0, from, body, isLost)));
    }

    private void place(double at, Kind kind, int line, String to, String body, boolean isCanceled) {
        var isAskedTwice = chance.nextInt(20) == 0;
        placed.add(
                new Placed<>(
                        at,
                        new PlannedText(
                                0, kind, groups, line, to, body, isCanceled, isAskedTwice)));
    }

    private int line() {
        return chance.nextInt(LINES);
    }

    private String person() {
        var number = people++;
        return "+1%d555%04d"
                .formatted(
                        AREAS.get(number / NUMBERS_OF_AN_AREA % AREAS.size()),
                        1_000 + number % NUMBERS_OF_AN_AREA);
    }
}
