package dev.duly.core.importing;

import dev.duly.core.message.Ids;
import dev.duly.core.revocation.Revocation;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import java.time.Instant;
import java.util.Optional;

/// What a person has to look at after an import: opt-outs in words of the client's own. An
/// appointment that CANCEL may have meant is long over.
final class HistoricReviews {
    private final Ids ids;

    HistoricReviews(Ids ids) {
        this.ids = ids;
    }

    Optional<Task> of(Understood text, Revocation read, Instant now) {
        return switch (read) {
            case Revocation.OptOut optOut when optOut.tier() == Revocation.Tier.WRONG_NUMBER ->
                    Optional.of(
                            task(
                                    text,
                                    TaskKind.WRONG_NUMBER,
                                    "In an older server's record, whoever had this number said that it is not the client's. Nothing is sent to it.",
                                    "Ask the client for the right number, by other means. Say nothing of the case to whoever has this one.",
                                    now));
            case Revocation.OptOut optOut when optOut.opensReview() ->
                    Optional.of(
                            task(
                                    text,
                                    TaskKind.REVIEW_OPT_OUT,
                                    "In an older server's record, the client asked for no more texts in words of their own. Nothing is sent to the number unless the client opted in later.",
                                    "Read the thread. If it was not meant so, correct it: duly consent %s correct."
                                            .formatted(text.person().e164()),
                                    now));
            case Revocation.OptOut _,
                    Revocation.OptIn _,
                    Revocation.Help _,
                    Revocation.Unclear _,
                    Revocation.Nothing _ ->
                    Optional.empty();
        };
    }

    private Task task(
            Understood text, TaskKind kind, String sentence, String nextStep, Instant now) {
        return new Task(
                new TaskId(ids.next()),
                kind,
                "history:" + text.id(),
                text.department(),
                About.NOTHING.with(text.person()).with(text.id()),
                sentence,
                nextStep,
                now,
                Optional.empty());
    }
}
