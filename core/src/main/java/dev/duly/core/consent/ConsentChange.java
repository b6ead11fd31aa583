package dev.duly.core.consent;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One line of the consent ledger. Never changed, never deleted.
///
/// @param source where it comes from, and unique: one source makes one line, such as `inbound:SM…`
/// @param departmentId whose sender it came to
/// @param words exactly what the person wrote; empty when nothing was written
/// @param effectiveAt when it happened: when we received it, or by the provider's clock for what we
///   had to fetch later; to the millisecond
/// @param recordedAt when we wrote it down; to the millisecond
public record ConsentChange(
        String source,
        PhoneNumber phone,
        DepartmentId departmentId,
        Kind kind,
        Method method,
        String words,
        Instant effectiveAt,
        Instant recordedAt) {
    public enum Kind {
        OPT_OUT,
        OPT_IN
    }

    public enum Method {
        /// The person texted a keyword.
        KEYWORD,
        /// The provider answered that the person is unsubscribed (Twilio 21610).
        PROVIDER_BLOCK
    }

    public ConsentChange {
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MILLIS);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The provider told us that the person is unsubscribed: by what they did elsewhere, such as a
    /// STOP that never reached us.
    ///
    /// @param source what told us, such as `attempt:<message>-1`
    public static ConsentChange providerBlock(
            String source, PhoneNumber phone, DepartmentId departmentId, Instant at) {
        return new ConsentChange(
                source, phone, departmentId, Kind.OPT_OUT, Method.PROVIDER_BLOCK, "", at, at);
    }

    /// Holds no word and no number: this one may be logged.
    @Override
    public String toString() {
        return kind + " by " + method + " from " + source;
    }
}
