package dev.duly.core.sending;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.DoubleOptIn;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Departure;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Terms;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.ChangeConsent.Result;
import dev.duly.core.policy.ConsentQuestion;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import dev.duly.core.template.TemplateName;
import dev.duly.core.text.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a client by a text whether they want texts: a double opt-in. The text is one like any
/// other, by the same rules; only its YES is an opt-in, and only for a while ([DoubleOptIn]).
public final class AskForConsent {
    private static final TemplateName QUESTION = new TemplateName("opt-in-question");

    private final SubmitMessage submitMessage;
    private final AskedQuestions questions;
    private final ConsentLedger consents;
    private final Departments departments;
    private final RevocationScope revocationScope;
    private final AuditLog audit;
    private final InstantSource clock;

    public AskForConsent(
            SubmitMessage submitMessage,
            AskedQuestions questions,
            ConsentLedger consents,
            Departments departments,
            RevocationScope revocationScope,
            AuditLog audit,
            InstantSource clock) {
        this.submitMessage = submitMessage;
        this.questions = questions;
        this.consents = consents;
        this.departments = departments;
        this.revocationScope = revocationScope;
        this.audit = audit;
        this.clock = clock;
    }

    /// The text is accepted first, then the line is audited and kept: cut off between the two, YES
    /// changes nothing, and asking again goes on from there. Nobody is asked while an earlier
    /// question waits or is open; one that certainly never went leaves the way free.
    ///
    /// @param entry of the kind [Kind#OPT_IN_ASKED]; its proof says how the client gave the number
    ///   or asked for texts
    public Result ask(ChangeConsent.Entry entry, Actor by) {
        var department = departments.find(entry.departmentId());
        if (department.isEmpty()) {
            return new Result.UnknownDepartment(entry.departmentId());
        }
        var history = consents.history(entry.phone());
        return wrong(entry, department.get(), history)
                .orElseGet(() -> submit(entry, department.get(), history, by));
    }

    private Optional<Result> wrong(
            ChangeConsent.Entry entry, Department department, List<ConsentChange> history) {
        if (!entry.proof().method().isStaffs()) {
            return refused(
                    "method", "is one that only a text or the provider can be the source of");
        }
        if (!entry.proof().method().canOptIn()) {
            return refused("method", "is one by which nobody asks for texts");
        }
        if (entry.corrects().isPresent()) {
            return refused("corrects", "belongs to a correction alone");
        }
        if (entry.happenedAt().isPresent()) {
            return refused("happenedAt", "does not belong to a question, which is asked now");
        }
        return questions
                .unanswered(department, history)
                .flatMap(asked -> against(asked.text(), asked.departure()).stream())
                .findFirst()
                .flatMap(rule -> refused("kind", rule));
    }

    /// Why nobody may be asked because of an earlier question; empty when it is over.
    private Optional<String> against(MessageId text, Departure departure) {
        return switch (departure) {
            case Departure.Ahead(var dueAt) ->
                    Optional.of(
                            "is not possible: the client is being asked already, by the text %s, which waits and is due at %s"
                                    .formatted(text, dueAt));
            case Departure.Gone(var at) ->
                    Optional.of(at.plus(DoubleOptIn.OPEN_FOR))
                            .filter(end -> end.isAfter(clock.instant()))
                            .map(
                                    "is not possible: the client has been asked already and may still answer, and can be asked again at %s"
                                            ::formatted);
            case Departure.Never _ -> Optional.empty();
        };
    }

    private Result submit(
            ChangeConsent.Entry entry,
            Department department,
            List<ConsentChange> history,
            Actor by) {
        var earlier = DoubleOptIn.count(department.id(), history);
        return switch (submitMessage.submit(question(entry, earlier, by))) {
            case SubmitResult.Accepted(var message) -> write(entry, department, message, by);
            case SubmitResult.AlreadyAccepted(var message) -> {
                if (against(message.id(), Departure.of(message)).isEmpty()) {
                    yield anew(entry, message.id(), by);
                }
                yield message.draft().contactId().equals(entry.reach().client())
                        ? write(entry, department, message, by)
                        : justAsked();
            }
            case SubmitResult.KeyReused(var id) ->
                    against(id, questions.departure(id)).isPresent()
                            ? justAsked()
                            : anew(entry, id, by);
            case SubmitResult.Refused(var decision) ->
                    new Result.Refused(
                            "phone", "cannot be asked by a text: " + withoutEnd(why(decision)));
            case SubmitResult.Failed(var why) -> notComposed(why);
        };
    }

    /// By somebody else, in other words or for another client of the same number.
    private static Result justAsked() {
        return new Result.Refused("kind", "is not possible: the client is just being asked");
    }

    /// Somebody was cut off before the line was written, and since then the question is over.
    /// Written down now, it makes room for the next, which has another key.
    private Result anew(ChangeConsent.Entry entry, MessageId over, Actor by) {
        keep(line(entry, over, by));
        return ask(entry, by);
    }

    private static MessageRequest question(ChangeConsent.Entry entry, int earlier, Actor by) {
        return new MessageRequest(
                Optional.of(ConsentQuestion.key(entry.departmentId(), entry.phone(), earlier)),
                by,
                Optional.empty(),
                entry.reach().client(),
                Optional.of(entry.phone()),
                new MessageRequest.Words.FromTemplate(QUESTION, Map.of()),
                Optional.of(entry.departmentId()),
                Purpose.NOTICE,
                entry.proof().language().map(Language::of),
                Terms.ANY_TIME);
    }

    private static String why(Decision decision) {
        return switch (decision.verdict()) {
            case Verdict.Refuse(var reason) -> reason.sentence();
            case Verdict.Expire(var reason) -> reason.sentence();
            case Verdict.Hold hold -> hold.reason().sentence();
            case Verdict.Allow _ -> throw new IllegalStateException("nothing is against it");
        };
    }

    private static Result notComposed(NotComposed why) {
        return switch (why) {
            case NotComposed.UnknownDepartment(var id) -> new Result.UnknownDepartment(id);
            case NotComposed.UnknownContact(var id) ->
                    new Result.Refused("contactId", "names no contact: there is no " + id);
            case NotComposed.NoTemplate(var reason) ->
                    new Result.Refused("kind", "is not possible: " + withoutEnd(reason));
            case NotComposed.Faulty(var faults) ->
                    new Result.Refused(
                            "kind",
                            "is not possible: the template %s needs a value that nobody gives, %s %s"
                                    .formatted(
                                            QUESTION,
                                            faults.getFirst().field(),
                                            faults.getFirst().rule()));
            case NotComposed.UnfitWords(var rule) ->
                    new Result.Refused(
                            "kind",
                            "is not possible: the words of the template %s %s"
                                    .formatted(QUESTION, rule));
        };
    }

    private Result write(
            ChangeConsent.Entry entry, Department department, OutboundMessage message, Actor by) {
        var change = line(entry, message.id(), by);
        keep(change);
        var viewpoint =
                Viewpoint.of(
                        department,
                        departments.all(),
                        Optional.empty(),
                        entry.reach().client(),
                        revocationScope);
        var history = consents.history(entry.phone());
        // Of two who ask at once, the line of the first stands.
        var standing =
                history.stream()
                        .filter(line -> line.source().equals(change.source()))
                        .findFirst()
                        .orElse(change);
        return new Result.Written(
                standing, Consent.derive(history, viewpoint), Optional.of(notice(message)));
    }

    private void keep(ConsentChange change) {
        audit.append(
                AuditDraft.of(
                        change.source(),
                        "department:" + change.departmentId(),
                        change.recordedAt(),
                        change.by(),
                        "consent.asked",
                        Map.of(
                                "method", change.method().word(),
                                "number", change.phone().masked(),
                                "message", new DoubleOptIn(change).question())));
        var _ = consents.append(change);
    }

    private ConsentChange line(ChangeConsent.Entry entry, MessageId question, Actor by) {
        var now = clock.instant();
        return new ConsentChange(
                DoubleOptIn.source(question.toString()),
                entry.phone(),
                entry.departmentId(),
                Kind.OPT_IN_ASKED,
                entry.reach(),
                entry.proof(),
                by,
                Optional.empty(),
                now,
                Optional.empty(),
                now);
    }

    private String notice(OutboundMessage message) {
        return "%s, as text %s. YES is an opt-in for %d hours after it went."
                .formatted(
                        goes(Departure.of(message)), message.id(), DoubleOptIn.OPEN_FOR.toHours());
    }

    private String goes(Departure departure) {
        return switch (departure) {
            case Departure.Ahead(var dueAt) when dueAt.isAfter(clock.instant()) ->
                    "The question goes at " + dueAt;
            case Departure.Ahead _, Departure.Never _ -> "The question goes now";
            case Departure.Gone(var at) -> "The question went at " + at;
        };
    }

    /// Rules stand within a sentence, and whoever shows them ends it.
    private static String withoutEnd(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static Optional<Result> refused(String field, String rule) {
        return Optional.of(new Result.Refused(field, rule));
    }
}
