package dev.duly.core.revocation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the word that was meant: letters said twice, digits for letters, words spelled by ear, one
/// slip of the thumb. A word that is one of the known is never read as another.
final class Spelling {
    private static final Pattern VOWELS = Pattern.compile("[aeiou]");

    /// A replacement of letters by how they sound, such as `v b`.
    private record Sound(String written, String heard) {}

    private final Set<String> known;
    private final Set<String> others;
    private final int shortest;
    private final List<Sound> sounds;
    private final Map<String, String> squeezed = new HashMap<>();
    private final Map<String, String> heard = new HashMap<>();
    private final Map<String, Set<String>> bySkeleton = new HashMap<>();
    private final Map<String, Set<String>> byLoss = new HashMap<>();

    /// @param known the words to find
    /// @param slips those of them that are also found with one letter wrong
    /// @param others words of the language that only look like one of the known
    /// @param shortest letters that a word must have to be read with one letter wrong
    Spelling(
            Collection<String> known,
            Collection<String> slips,
            Set<String> others,
            int shortest,
            Collection<RevocationWords> lists) {
        this.known = Set.copyOf(known);
        this.others = others;
        this.shortest = shortest;
        this.sounds =
                lists.stream()
                        .flatMap(list -> list.words(Lexicon.SOUNDS).stream())
                        .map(Spelling::sound)
                        .toList();
        for (var word : this.known) {
            squeezed.putIfAbsent(Letters.squeezed(word), word);
            heard.putIfAbsent(sounded(word), word);
            bySkeleton.computeIfAbsent(skeleton(word), _ -> new HashSet<>()).add(word);
        }
        slips.forEach(word ->
                losses(word)
                        .forEach(loss ->
                                byLoss.computeIfAbsent(loss, _ -> new HashSet<>()).add(word)));
    }

    Optional<String> meant(String word) {
        if (known.contains(word)) {
            return Optional.of(word);
        }
        if (others.contains(word)) {
            return Optional.empty();
        }
        var letters = Letters.withoutDigits(word);
        if (known.contains(letters)) {
            return Optional.of(letters);
        }
        var once = Letters.squeezed(letters);
        if (!once.equals(letters) && squeezed.containsKey(once)) {
            return Optional.ofNullable(squeezed.get(once));
        }
        return Optional.ofNullable(heard.get(sounded(letters)))
                .or(() -> clipped(letters))
                .or(() -> oneOff(letters));
    }

    /// `textin` for texting, `txtng` and `stp` for the only word that has these consonants.
    private Optional<String> clipped(String word) {
        if (word.endsWith("in") && known.contains(word + "g")) {
            return Optional.of(word + "g");
        }
        var bones = skeleton(word);
        var isBare = word.length() > 2 && bones.equals(Letters.squeezed(word));
        var candidates = isBare ? bySkeleton.getOrDefault(bones, Set.of()) : Set.<String>of();
        return candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty();
    }

    private static String skeleton(String word) {
        return Letters.squeezed(VOWELS.matcher(word).replaceAll(""));
    }

    private Optional<String> oneOff(String word) {
        if (word.length() < shortest) {
            return Optional.empty();
        }
        return losses(word)
                .flatMap(loss -> byLoss.getOrDefault(loss, Set.of()).stream())
                .filter(candidate -> isOneSlip(word, candidate))
                .sorted()
                .findFirst();
    }

    /// The word, and the word without each of its letters in turn: two words that are one slip
    /// apart share one of these, so that no list of words has to be gone through.
    private static Stream<String> losses(String word) {
        if (word.length() > 20) {
            return Stream.of(word);
        }
        return Stream.concat(
                Stream.of(word),
                IntStream.range(0, word.length())
                        .mapToObj(at -> word.substring(0, at) + word.substring(at + 1)));
    }

    /// One letter too many, missing, wrong, or two of them swapped.
    private static boolean isOneSlip(String left, String right) {
        var same = 0;
        while (same < Math.min(left.length(), right.length())
                && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        var restLeft = left.substring(same);
        var restRight = right.substring(same);
        return switch (left.length() - right.length()) {
            case 1 -> restLeft.substring(1).equals(restRight);
            case -1 -> restRight.substring(1).equals(restLeft);
            case 0 ->
                    restLeft.isEmpty()
                            || restLeft.substring(1).equals(restRight.substring(1))
                            || isSwap(restLeft, restRight);
            default -> false;
        };
    }

    private static boolean isSwap(String left, String right) {
        return left.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)
                && left.substring(2).equals(right.substring(2));
    }

    private String sounded(String word) {
        var result = word;
        for (var sound : sounds) {
            result = result.replace(sound.written(), sound.heard());
        }
        return result;
    }

    private static Sound sound(String line) {
        var parts = line.split("\\s+", -1);
        return new Sound(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
