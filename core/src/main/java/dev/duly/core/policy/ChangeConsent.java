package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.Ids;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes down what a client agreed to, or no longer agrees to, otherwise than by a text.
public final class ChangeConsent {
    /// What staff say.
    ///
    /// @param kind of the change; an opt-in of a number that has opted out is a re-opt-in, however
    ///   it is called
    /// @param corrects for a correction, the source of the line that was a mistake
    /// @param happenedAt when the client said it; empty for now
    public record Entry(
            PhoneNumber phone,
            DepartmentId departmentId,
            Kind kind,
            Reach reach,
            Proof proof,
            Optional<String> corrects,
            Optional<Instant> happenedAt) {}

    /// What became of it.
    public sealed interface Result {
        /// @param consent as it stands now, as if every line were about all texts
        /// @param notice what staff have to know besides, such as that the provider still blocks
        ///   the number
        record Written(ConsentChange change, Consent consent, Optional<String> notice)
                implements Result {}

        record UnknownDepartment(DepartmentId id) implements Result {}

        /// @param field that is wrong, such as `evidence`
        /// @param rule in words that fit after it
        record Refused(String field, String rule) implements Result {}
    }

    private final ConsentLedger consents;
    private final Departments departments;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public ChangeConsent(
            ConsentLedger consents,
            Departments departments,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.consents = consents;
        this.departments = departments;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Audits the change, then keeps it. When this returns [Result.Written], every later decision
    /// knows of it; a text that is leaving at this moment may still leave
    /// ([dev.duly.core.sending.Departures]).
    public Result change(Entry entry, Actor by) {
        var department = departments.find(entry.departmentId());
        if (department.isEmpty()) {
            return new Result.UnknownDepartment(entry.departmentId());
        }
        var history = consents.history(entry.phone());
        return wrong(entry, history).orElseGet(() -> write(entry, department.get(), history, by));
    }

    private Optional<Result> wrong(Entry entry, List<ConsentChange> history) {
        if (!entry.proof().method().isStaffs()) {
            return refused(
                    "method", "is one that only a text or the provider can be the source of");
        }
        if (entry.happenedAt().stream().anyMatch(time -> time.isAfter(clock.instant()))) {
            return refused("happenedAt", "must not lie in the future");
        }
        if (isReOptIn(entry, history) && entry.proof().reference().isEmpty()) {
            return refused(
                    "evidence",
                    "is missing: this number has opted out, and an opt-in after that needs evidence, such as where the signed form lies");
        }
        if (entry.corrects().stream().anyMatch(source -> !isThere(source, history))) {
            return refused("corrects", "names no line of this number's ledger");
        }
        if (corrected(entry, history).filter(line -> isClientsOwn(line)).isPresent()) {
            return refused(
                    "corrects",
                    "names a keyword that the client texted: nobody else can take it back");
        }
        return Optional.empty();
    }

    private static Optional<Result> refused(String field, String rule) {
        return Optional.of(new Result.Refused(field, rule));
    }

    private static boolean isReOptIn(Entry entry, List<ConsentChange> history) {
        var isOptedOut = Consent.derive(history).state() == Consent.State.OPTED_OUT;
        return entry.kind() == Kind.RE_OPT_IN || (entry.kind() == Kind.OPT_IN && isOptedOut);
    }

    private static boolean isThere(String source, List<ConsentChange> history) {
        return history.stream().anyMatch(line -> line.source().equals(source));
    }

    private static Optional<ConsentChange> corrected(Entry entry, List<ConsentChange> history) {
        return entry.corrects()
                .flatMap(source ->
                        history.stream().filter(line -> line.source().equals(source)).findFirst());
    }

    private static boolean isClientsOwn(ConsentChange line) {
        return line.method() == Method.KEYWORD;
    }

    private Result write(
            Entry entry, Department department, List<ConsentChange> history, Actor by) {
        var now = clock.instant();
        var change =
                new ConsentChange(
                        "staff:" + ids.next(),
                        entry.phone(),
                        entry.departmentId(),
                        isReOptIn(entry, history) ? Kind.RE_OPT_IN : entry.kind(),
                        entry.reach(),
                        entry.proof(),
                        by,
                        entry.corrects(),
                        entry.happenedAt().orElse(now),
                        Optional.empty(),
                        now);
        audit.append(
                AuditDraft.of(
                        change.source(),
                        "department:" + entry.departmentId(),
                        now,
                        by,
                        "consent.changed",
                        Map.of(
                                "kind", change.kind().name().toLowerCase(Locale.ROOT),
                                "method", change.method().word(),
                                "number", entry.phone().masked())));
        var _ = consents.append(change);
        return new Result.Written(
                change,
                Consent.derive(consents.history(entry.phone())),
                notice(change, department, history));
    }

    /// Twilio goes on blocking whoever texted STOP until they text START: nothing that we write
    /// down changes that.
    private static Optional<String> notice(
            ConsentChange change, Department department, List<ConsentChange> history) {
        var isOptIn = change.kind().isOptIn();
        var keywordBlocks = department.sender().keywordAnswers() != KeywordAnswers.OURS;
        return Consent.derive(history)
                .decisive()
                .filter(line -> isOptIn && line.kind().isOptOut())
                .filter(line ->
                        line.method() == Method.PROVIDER_BLOCK
                                || (keywordBlocks && line.method() == Method.KEYWORD))
                .map(_ ->
                        "The provider still blocks texts to this number: only the client can lift that, by texting START to "
                                + department.sender().address().value()
                                + ".");
    }
}
