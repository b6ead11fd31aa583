package dev.duly.core.consent;

import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.department.DepartmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A client was asked by a text whether they want texts, and has not answered: only then is YES an
/// opt-in. It lifts no opt-out, and an opt-out by whatever means ends it.
///
/// @param asked the line that says so
public record DoubleOptIn(ConsentChange asked) {
    /// From when the question went. No law names a time; later, YES more likely answers another
    /// text, such as one that asks to confirm an appointment. Source: our own choice, version 1.
    public static final Duration OPEN_FOR = Duration.ofDays(3);

    private static final String ASKED = "asked:";
    private static final String ANSWERED_BY = "confirm.";

    /// The questions of `departments` that no later line has answered or ended, the latest first.
    ///
    /// @param departments that send from the same sender
    /// @param history what was in the ledger before the answer, in its order
    public static List<DoubleOptIn> unanswered(
            Set<DepartmentId> departments, List<ConsentChange> history) {
        var open = new ArrayList<ConsentChange>();
        for (var line : history) {
            if (line.kind() == Kind.OPT_IN_ASKED && departments.contains(line.departmentId())) {
                open.add(line);
            } else {
                open.removeIf(question -> ends(line, question));
            }
        }
        return open.reversed().stream().map(DoubleOptIn::new).toList();
    }

    /// How many questions of `department` there have been, whatever became of them.
    public static int count(DepartmentId department, List<ConsentChange> history) {
        return (int)
                history.stream()
                        .filter(line -> line.kind() == Kind.OPT_IN_ASKED)
                        .filter(line -> line.departmentId().equals(department))
                        .count();
    }

    /// Whichever department or client it is about: a question whose answer could be mistaken is
    /// asked again.
    private static boolean ends(ConsentChange line, ConsentChange question) {
        return switch (line.kind()) {
            case OPT_OUT, OPT_IN, RE_OPT_IN, NUMBER_CHANGE, REASSIGNED, EXPIRY ->
                    // A line written once more says nothing new.
                    line.source().equals(line.event());
            case CORRECTION -> line.corrects().equals(Optional.of(question.event()));
            case OPT_IN_ASKED -> false;
        };
    }

    /// What the line says where it comes from.
    ///
    /// @param question the message that asked
    public static String source(String question) {
        return ASKED + question;
    }

    /// The message that asked.
    public String question() {
        return asked.source().substring(ASKED.length());
    }

    /// Whether what came at `answered` may be the answer.
    ///
    /// @param went when the question went
    public static boolean isInTime(Instant went, Instant answered) {
        return !answered.isBefore(went) && answered.isBefore(went.plus(OPEN_FOR));
    }

    /// Whether `change` is a YES to such a question.
    static boolean isAnswer(ConsentChange change) {
        return change.proof().rule().filter(rule -> rule.startsWith(ANSWERED_BY)).isPresent();
    }
}
