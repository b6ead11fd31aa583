package dev.duly.core.policy;

import dev.duly.core.content.ContentFinding;
import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// A text says nothing that carriers filter, the law forbids or the department does not want.
public final class ContentGate implements Gate {
    @Override
    public String name() {
        return "content";
    }

    @Override
    public String rule(Facts facts) {
        return "rules about content, version %s, as changed by the %s"
                .formatted(
                        facts.department().policy().content().rules().version(),
                        facts.department().rule());
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        var found =
                facts.department()
                        .policy()
                        .content()
                        .rules()
                        .check(draft.text().value(), draft.purpose());
        if (found.isEmpty()) {
            return new Verdict.Allow();
        }
        var blocks = found.stream().anyMatch(finding -> finding.effect() == Effect.BLOCK);
        return blocks
                ? new Verdict.Refuse(
                        Reason.of("content", sentences(found), "Write it in other words."))
                : Verdict.Allow.because(
                        Reason.of(
                                "content_warning",
                                sentences(found),
                                "Nothing has to be done; think about other words."));
    }

    private static String sentences(List<ContentFinding> found) {
        return found.stream().map(ContentFinding::sentence).collect(Collectors.joining(" "));
    }
}
