package dev.duly.bench.faults;

import static java.util.stream.Collectors.groupingBy;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// For each number and words the sandbox has as many texts as there are of ours that say they went.
/// Those that it dropped by its own word (30001) and that were tried again do not count.
final class SentOnce implements Check {
    /// What the sandbox cannot tell apart.
    private record Words(String number, String body) {}

    @Override
    public String promise() {
        return "every text went once";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var found = new ArrayList<Violation>();
        var taken = new HashMap<String, SandboxText>();
        evidence.sandbox().stream()
                .filter(SandboxText::isTaken)
                .forEach(text -> taken.put(text.sid(), text));
        owners(evidence, taken, found);
        count(evidence, found);
        return found;
    }

    /// Each id that our record has is one of the sandbox's, and belongs to one attempt.
    private void owners(Evidence evidence, Map<String, SandboxText> taken, List<Violation> found) {
        var owners = new HashMap<String, OutboundMessage>();
        for (var text : evidence.outbound()) {
            var went = 0;
            for (var sid : sids(text)) {
                var other = owners.put(sid, text);
                if (other != null) {
                    var sentence = sid + " belongs to " + other.id() + ", too";
                    found.add(broken(text, sentence, evidence));
                }
                var atSandbox = taken.get(sid);
                if (atSandbox == null) {
                    found.add(broken(text, "LOST: the sandbox never had " + sid, evidence));
                } else if (!atSandbox.isDropped()) {
                    went++;
                }
            }
            if (went > 1) {
                found.add(broken(text, "TWICE: two of its attempts went", evidence));
            }
        }
    }

    private void count(Evidence evidence, List<Violation> found) {
        var ours =
                evidence.outbound().stream()
                        .collect(
                                groupingBy(text ->
                                        new Words(
                                                text.draft().to().e164(),
                                                text.draft().text().value())));
        var theirs =
                evidence.sandbox().stream()
                        .filter(SandboxText::isTaken)
                        .collect(groupingBy(text -> new Words(text.to(), text.body())));
        theirs.forEach((words, texts) -> {
            var own = ours.getOrDefault(words, List.of());
            var known = own.stream().flatMap(text -> sids(text).stream()).toList();
            // What was dropped and is not known to us was tried again by somebody.
            var went =
                    texts.stream()
                            .filter(text -> known.contains(text.sid()) || !text.isDropped())
                            .count();
            var asked = own.stream().filter(SentOnce::isAskedOfAPerson).count();
            if (went > known.size() + asked) {
                found.add(tooMany(words, texts, own, evidence));
            }
        });
    }

    private Violation tooMany(
            Words words, List<SandboxText> texts, List<OutboundMessage> own, Evidence evidence) {
        var story = new ArrayList<String>();
        own.forEach(text -> story.addAll(Story.of(text, evidence)));
        return new Violation(
                promise(),
                own.isEmpty() ? texts.getFirst().sid() : own.getFirst().id().value(),
                "TWICE: the sandbox has \"%s\" %d times, and our %d texts know of %d"
                        .formatted(
                                words.body(),
                                texts.size(),
                                own.size(),
                                own.stream().mapToInt(text -> sids(text).size()).sum()),
                story);
    }

    /// One that nobody can settle may have gone.
    private static boolean isAskedOfAPerson(OutboundMessage text) {
        return text.state() == MessageState.UNCONFIRMED;
    }

    private static List<String> sids(OutboundMessage text) {
        return text.attempts().stream()
                .map(Attempt::providerId)
                .flatMap(id -> id.stream())
                .map(id -> id.value())
                .toList();
    }

    private Violation broken(OutboundMessage text, String sentence, Evidence evidence) {
        return new Violation(promise(), text.id().value(), sentence, Story.of(text, evidence));
    }
}
