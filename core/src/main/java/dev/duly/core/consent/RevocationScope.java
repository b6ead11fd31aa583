package dev.duly.core.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// How far a person's own STOP reaches who does not say so: a rule with a date, judged by the date
/// of the revocation itself.
///
/// Until 2027-01-31 the department it was sent to; from then on all of the agency's texts, unless
/// the rule is put off again (47 CFR 64.1200(a)(10), waived by the FCC's order of 2026-01-06). Its
/// exception for emergencies has no place here: Duly sends no texts of that purpose.
///
/// @param allFrom the first day on which a revocation reaches every department
public record RevocationScope(LocalDate allFrom) {
    /// As the law has it.
    public static final RevocationScope LAW = new RevocationScope(LocalDate.of(2027, 1, 31));

    /// Of an agency that takes every STOP for a STOP to all, whenever it came.
    public static final RevocationScope ALL = new RevocationScope(LocalDate.EPOCH);

    /// The rule is one of the FCC's, which is in Washington.
    private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

    boolean reachesAll(Instant revokedAt) {
        return !LocalDate.ofInstant(revokedAt, WASHINGTON).isBefore(allFrom);
    }

    /// As it stands in decisions.
    public String rule() {
        return this.equals(ALL)
                ? "a STOP reaches every department: the agency's own rule"
                : "a STOP reaches every department from " + allFrom + " on, version 1";
    }
}
