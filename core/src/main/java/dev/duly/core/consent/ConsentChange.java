package dev.duly.core.consent;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One line of the consent ledger. Never changed, never deleted.
///
/// @param source where it comes from, and unique: one source makes one line, such as `inbound:SM…`
/// @param departmentId whose sender it came to
/// @param words exactly what the person wrote; empty when nothing was written
/// @param effectiveAt when it happened, for people to read: when we received it, or by the
///   provider's clock for what we had to fetch later; to the millisecond. Nothing is ordered by it:
///   two nodes' clocks may differ by minutes
/// @param providerAt when the provider got it, by its own clock, where its list says so
/// @param recordedAt when we wrote it down; to the millisecond
public record ConsentChange(
        String source,
        PhoneNumber phone,
        DepartmentId departmentId,
        Kind kind,
        Method method,
        String words,
        Instant effectiveAt,
        Optional<Instant> providerAt,
        Instant recordedAt) {
    private static final String LISTED = "listed:";

    public enum Kind {
        OPT_OUT,
        OPT_IN
    }

    public enum Method {
        /// The person texted a keyword.
        KEYWORD(true),
        /// The provider answered that the person is unsubscribed (Twilio 21610).
        PROVIDER_BLOCK(false);

        private final boolean isText;

        Method(boolean isText) {
            this.isText = isText;
        }

        /// Whether it came as a text, which may reach us long after it was written, and after one
        /// that was written later.
        boolean isText() {
            return isText;
        }
    }

    public ConsentChange {
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MILLIS);
        providerAt = providerAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
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
                Method.PROVIDER_BLOCK,
                "",
                at,
                Optional.empty(),
                at);
    }

    /// The same written down once more, because the provider's list says when it got it.
    public ConsentChange listed(Instant providersTime, Instant now) {
        return new ConsentChange(
                LISTED + event(),
                phone,
                departmentId,
                kind,
                method,
                words,
                effectiveAt,
                Optional.of(providersTime),
                now);
    }

    /// What happened, however often it was written down: the source of its first line.
    public String event() {
        return source.startsWith(LISTED) ? source.substring(LISTED.length()) : source;
    }

    /// Holds no word and no number: this one may be logged.
    @Override
    public String toString() {
        return kind + " by " + method + " from " + source;
    }
}
