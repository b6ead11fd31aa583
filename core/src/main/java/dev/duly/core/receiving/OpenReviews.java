package dev.duly.core.receiving;

import dev.duly.core.Appended;
import dev.duly.core.message.Ids;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.revocation.Revocation;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.Tasks;
import java.time.InstantSource;
import java.util.Optional;

/// Has a person look at a text of which a program alone cannot be sure. Repeating opens nothing
/// more.
final class OpenReviews {
    private final Tasks tasks;
    private final Ids ids;
    private final InstantSource clock;

    OpenReviews(Tasks tasks, Ids ids, InstantSource clock) {
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    void about(InboundMessage message, Revocation revocation) {
        switch (revocation) {
            case Revocation.OptOut optOut when optOut.tier() == Revocation.Tier.WRONG_NUMBER ->
                    open(
                            message,
                            TaskKind.WRONG_NUMBER,
                            "Whoever has this number says that it is not the client's. Nothing is sent to it any more.",
                            "Ask the client for the right number, by other means. Say nothing of the case to whoever has this one.");
            case Revocation.OptOut optOut when optOut.opensReview() ->
                    open(
                            message,
                            TaskKind.REVIEW_OPT_OUT,
                            "The client asked for no more texts in words of their own. Nothing is sent to the number any more.",
                            "Read the thread. If it was not meant so, correct it: duly consent %s correct."
                                    .formatted(message.from().e164()));
            case Revocation.OptOut optOut when optOut.appointmentMeant() ->
                    open(
                            message,
                            TaskKind.APPOINTMENT_MAYBE_MEANT,
                            "The client's text opts out of texts, and may have been meant for an appointment.",
                            "Call the client about the appointment. Texts start again when the client texts START.");
            case Revocation.Unclear _ ->
                    open(
                            message,
                            TaskKind.REVIEW_OPT_OUT,
                            "The client may want fewer texts, or none. Texts go on until a person has read it.",
                            "Read the thread. If the client wants no more texts, record it: duly consent %s revoke."
                                    .formatted(message.from().e164()));
            case Revocation.OptOut _,
                    Revocation.OptIn _,
                    Revocation.Help _,
                    Revocation.Nothing _ -> {
                // Nobody has to look.
            }
        }
    }

    private void open(InboundMessage message, TaskKind kind, String sentence, String nextStep) {
        Appended _ =
                tasks.open(
                        new Task(
                                new TaskId(ids.next()),
                                kind,
                                "inbound:" + message.providerId(),
                                message.departmentId(),
                                About.NOTHING
                                        .with(message.from())
                                        .with(message.threadId())
                                        .with(message.id()),
                                sentence,
                                nextStep,
                                clock.instant(),
                                Optional.empty()));
    }
}
