package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        /// @param consent as it stands now for texts of the entry's department
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
    private final RevocationScope revocationScope;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public ChangeConsent(
            ConsentLedger consents,
            Departments departments,
            RevocationScope revocationScope,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.consents = consents;
        this.departments = departments;
        this.revocationScope = revocationScope;
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
        return wrong(entry, department.get(), history)
                .orElseGet(() -> write(entry, department.get(), history, by));
    }

    private Optional<Result> wrong(
            Entry entry, Department department, List<ConsentChange> history) {
        if (entry.kind() == Kind.OPT_IN_ASKED) {
            return refused("kind", "is written down by the text that asks, and not by itself");
        }
        if (!entry.proof().method().isStaffs()) {
            return refused(
                    "method", "is one that only a text or the provider can be the source of");
        }
        if (entry.happenedAt().stream().anyMatch(time -> time.isAfter(clock.instant()))) {
            return refused("happenedAt", "must not lie in the future");
        }
        return entry.kind().isOptIn()
                ? wrongOptIn(entry, department, history)
                : wrongCorrection(entry, history);
    }

    private Optional<Result> wrongOptIn(
            Entry entry, Department department, List<ConsentChange> history) {
        if (!entry.proof().method().canOptIn()) {
            return refused("method", "is one by which nobody agrees to texts");
        }
        if (entry.corrects().isPresent()) {
            return wrongCorrection(entry, history);
        }
        if (isReOptIn(entry, department, history) && entry.proof().reference().isEmpty()) {
            return refused(
                    "evidence",
                    "is missing: this number has opted out, and an opt-in after that needs evidence, such as where the signed form lies");
        }
        var isOlder =
                entry.happenedAt()
                        .filter(time -> isOptedOut(entry, department, since(time, history)))
                        .isPresent();
        return isOlder
                ? refused(
                        "happenedAt",
                        "lies before an opt-out that still stands: what was agreed to earlier does not lift it")
                : Optional.empty();
    }

    private static Optional<Result> wrongCorrection(Entry entry, List<ConsentChange> history) {
        if (entry.kind() == Kind.CORRECTION && entry.corrects().isEmpty()) {
            return refused("corrects", "is missing: the source of the line that was a mistake");
        }
        if (entry.kind() != Kind.CORRECTION && entry.corrects().isPresent()) {
            return refused("corrects", "belongs to a correction alone");
        }
        return entry.corrects().flatMap(source -> uncorrectable(source, history));
    }

    private static Optional<Result> uncorrectable(String source, List<ConsentChange> history) {
        var line = line(source, history);
        if (line.isEmpty()) {
            return refused("corrects", "names no line of this number's ledger");
        }
        if (line.get().kind() == Kind.CORRECTION) {
            return refused(
                    "corrects",
                    "names a correction, which stands: write down anew what it took away");
        }
        if (line.get().isHistoricKeyword()) {
            return refused(
                    "corrects",
                    "names a keyword or a block from an older server's record: only the client can lift it, by texting START");
        }
        return switch (line.get().method()) {
            case KEYWORD ->
                    refused(
                            "corrects",
                            "names a keyword that the client texted: nobody else can take it back");
            case PROVIDER_BLOCK ->
                    refused(
                            "corrects",
                            "names a block of the provider's: only the client can lift it, by texting START");
            case PAPER,
                    VERBAL,
                    WEB,
                    PORTAL,
                    PHRASE,
                    PHONE_CALL,
                    EMAIL,
                    CARRIER,
                    IMPORT,
                    COURT_ORDER ->
                    Optional.empty();
        };
    }

    private static Optional<Result> refused(String field, String rule) {
        return Optional.of(new Result.Refused(field, rule));
    }

    private static Optional<ConsentChange> line(String source, List<ConsentChange> history) {
        return history.stream().filter(line -> line.source().equals(source)).findFirst();
    }

    private static List<ConsentChange> since(Instant time, List<ConsentChange> history) {
        return history.stream()
                .filter(line ->
                        line.kind() == Kind.CORRECTION || !line.effectiveAt().isBefore(time))
                .toList();
    }

    private boolean isReOptIn(Entry entry, Department department, List<ConsentChange> history) {
        return entry.kind() == Kind.RE_OPT_IN
                || (entry.kind() == Kind.OPT_IN && isOptedOut(entry, department, history));
    }

    /// Whether any text that `entry` is about is stopped, by the widest reach of a STOP: evidence
    /// that turns out not to be needed does no harm.
    private boolean isOptedOut(Entry entry, Department department, List<ConsentChange> history) {
        var all = departments.all();
        var about = entry.reach().agencyWide() ? all : List.of(department);
        return about.stream()
                .flatMap(one ->
                        purposes(entry.reach())
                                .map(purpose ->
                                        Viewpoint.of(
                                                one,
                                                all,
                                                purpose,
                                                entry.reach().client(),
                                                RevocationScope.ALL)))
                .map(viewpoint -> Consent.derive(history, viewpoint).state())
                .anyMatch(state -> state == Consent.State.OPTED_OUT);
    }

    private static Stream<Optional<Purpose>> purposes(Reach reach) {
        return reach.purposes().isEmpty()
                ? Stream.concat(
                        Stream.of(Optional.empty()),
                        Arrays.stream(Purpose.values()).map(Optional::of))
                : reach.purposes().stream().map(Optional::of);
    }

    private Result write(
            Entry entry, Department department, List<ConsentChange> history, Actor by) {
        var change = line(entry, department, history, by, clock.instant());
        audit.append(
                AuditDraft.of(
                        change.source(),
                        "department:" + entry.departmentId(),
                        change.recordedAt(),
                        by,
                        "consent.changed",
                        Map.of(
                                "kind", change.kind().word(),
                                "method", change.method().word(),
                                "number", entry.phone().masked())));
        var _ = consents.append(change);
        var viewpoint =
                Viewpoint.of(
                        department,
                        departments.all(),
                        Optional.empty(),
                        entry.reach().client(),
                        revocationScope);
        return new Result.Written(
                change,
                Consent.derive(consents.history(entry.phone()), viewpoint),
                ProviderBlock.notice(change, department, viewpoint, history));
    }

    private ConsentChange line(
            Entry entry,
            Department department,
            List<ConsentChange> history,
            Actor by,
            Instant now) {
        return new ConsentChange(
                "staff:" + ids.next(),
                entry.phone(),
                entry.departmentId(),
                isReOptIn(entry, department, history) ? Kind.RE_OPT_IN : entry.kind(),
                entry.reach(),
                entry.proof(),
                by,
                // Whichever of its lines was named: an event is a mistake as a whole.
                entry.corrects().flatMap(source -> line(source, history)).map(ConsentChange::event),
                entry.happenedAt().orElse(now),
                Optional.empty(),
                now);
    }
}
