package dev.duly.core.consent;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One line of the consent ledger. Never changed, never deleted.
///
/// @param source where it comes from, and unique: one source makes one line, such as `inbound:SM…`
/// @param departmentId whose sender it came to, or whose staff wrote it down
/// @param reach whom and what it is about, beyond the number
/// @param proof how we know, and in which words
/// @param by the client's own number for a text, else who wrote it down
/// @param corrects for a correction, the source of the line that was a mistake
/// @param effectiveAt when it happened, for people to read: when we received it, or by the
///   provider's clock for what we had to fetch later; to the millisecond. Nothing but an older
///   server's record is ordered by it: two nodes' clocks may differ by minutes
/// @param providerAt when the provider got it, by its own clock, where its list says so
/// @param recordedAt when we wrote it down; to the millisecond
public record ConsentChange(
        String source,
        PhoneNumber phone,
        DepartmentId departmentId,
        Kind kind,
        Reach reach,
        Proof proof,
        Actor by,
        Optional<String> corrects,
        Instant effectiveAt,
        Optional<Instant> providerAt,
        Instant recordedAt) {
    private static final String LISTED = "listed:";
    private static final String HISTORY = "history:";

    /// By such a rule no text in the client's own words is read.
    private static final Pattern CERTAIN = Pattern.compile("(exact|leading|provider)\\..*");

    /// What it says.
    public enum Kind {
        OPT_OUT,
        OPT_IN,
        /// An opt-in after an opt-out, with its evidence.
        RE_OPT_IN,
        /// The client has another number now. What was agreed to for this one ends; the new one
        /// begins with nothing.
        NUMBER_CHANGE,
        /// Somebody else has the number now: nobody may be texted there.
        REASSIGNED,
        /// An earlier line was a mistake.
        CORRECTION,
        /// What was agreed to has run out.
        EXPIRY,
        /// A text asked the client to confirm with YES. Changes nothing by itself: [DoubleOptIn].
        OPT_IN_ASKED;

        /// The kind written as `word`, such as `re_opt_in`.
        ///
        /// @throws IllegalArgumentException when there is none
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "must be one of "
                                            + Arrays.stream(values())
                                                    .map(Kind::word)
                                                    .collect(Collectors.joining(", "))));
        }

        /// As it stands in requests and answers.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it stops texts.
        public boolean isOptOut() {
            return this == OPT_OUT || this == REASSIGNED;
        }

        /// Whether it allows texts, and lifts what stopped them before.
        public boolean isOptIn() {
            return this == OPT_IN || this == RE_OPT_IN;
        }

        /// Whether it ends what was agreed to, and stops nothing else.
        boolean endsOptIn() {
            return this == EXPIRY || this == NUMBER_CHANGE;
        }
    }

    public ConsentChange {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a change of consent has a source");
        }
        if (corrects.isPresent() != (kind == Kind.CORRECTION)) {
            throw new IllegalArgumentException("a correction names the line that it corrects");
        }
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MILLIS);
        providerAt = providerAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// A person texted it.
    ///
    /// @param reach the number, or the number at all where whoever has it is not the client
    public static ConsentChange texted(
            String source,
            PhoneNumber phone,
            DepartmentId departmentId,
            Kind kind,
            Reach reach,
            Proof proof,
            Instant effectiveAt,
            Optional<Instant> providerAt,
            Instant now) {
        return new ConsentChange(
                source,
                phone,
                departmentId,
                kind,
                reach,
                proof,
                Actor.CLIENT,
                Optional.empty(),
                effectiveAt,
                providerAt,
                now);
    }

    /// The provider told us that the person is unsubscribed: by what they did elsewhere, such as a
    /// STOP that never reached us.
    ///
    /// @param source what told us, such as `attempt:<message>-1`
    public static ConsentChange providerBlock(
            String source, PhoneNumber phone, DepartmentId departmentId, Instant at) {
        return new ConsentChange(
                source,
                phone,
                departmentId,
                Kind.OPT_OUT,
                Reach.NUMBER,
                Proof.of(Method.PROVIDER_BLOCK),
                Actor.SYSTEM,
                Optional.empty(),
                at,
                Optional.empty(),
                at);
    }

    /// An older server kept a text that says so.
    ///
    /// @param id of its document
    /// @param effectiveAt by the older server's clock
    public static ConsentChange historic(
            String id,
            PhoneNumber phone,
            DepartmentId departmentId,
            Kind kind,
            Reach reach,
            Proof proof,
            Actor by,
            Instant effectiveAt,
            Instant now) {
        return new ConsentChange(
                HISTORY + id,
                phone,
                departmentId,
                kind,
                reach,
                proof,
                by,
                Optional.empty(),
                effectiveAt,
                Optional.empty(),
                now);
    }

    /// Whether it stems from an older server's record, and was written down long after it happened.
    boolean isHistoric() {
        return source.startsWith(HISTORY);
    }

    /// Whether an older server's record has it as a keyword of the client's, or as a block of the
    /// provider's.
    public boolean isHistoricKeyword() {
        return isHistoric() && proof.rule().filter(CERTAIN.asMatchPredicate()).isPresent();
    }

    /// The same written down once more, because the provider's list says when it got it.
    public ConsentChange listed(Instant providersTime, Instant now) {
        return new ConsentChange(
                LISTED + event(),
                phone,
                departmentId,
                kind,
                reach,
                proof,
                by,
                corrects,
                effectiveAt,
                Optional.of(providersTime),
                now);
    }

    /// What happened, however often it was written down: the source of its first line.
    public String event() {
        return source.startsWith(LISTED) ? source.substring(LISTED.length()) : source;
    }

    public Method method() {
        return proof.method();
    }

    /// Exactly what the person wrote or was shown; empty when there were no words.
    public String words() {
        return proof.words();
    }

    /// Holds no word and no number: this one may be logged.
    @Override
    public String toString() {
        return kind + " by " + method() + " from " + source;
    }
}
