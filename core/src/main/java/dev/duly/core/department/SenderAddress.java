package dev.duly.core.department;

import dev.duly.core.phone.PhoneNumber;
import java.util.regex.Pattern;

/// What a text is sent from.
public sealed interface SenderAddress {
    /// One number.
    record OwnNumber(PhoneNumber number) implements SenderAddress {
        @Override
        public String value() {
            return number.e164();
        }
    }

    /// A pool of numbers from which the provider picks.
    ///
    /// @param sid `MG` and 32 hex digits
    record MessagingService(String sid) implements SenderAddress {
        private static final Pattern SID = Pattern.compile("MG[0-9a-f]{32}");

        public MessagingService {
            if (!SID.matcher(sid).matches()) {
                throw new IllegalArgumentException(
                        "a messaging service's id is MG and 32 hex digits");
            }
        }

        @Override
        public String value() {
            return sid;
        }
    }

    /// As [#value], with no full number in it: for logs, alerts and the audit.
    default String masked() {
        return switch (this) {
            case OwnNumber(var number) -> number.masked();
            case MessagingService(var sid) -> sid;
        };
    }

    /// The number in E.164 form, or the service's id.
    String value();

    /// Reads what [#value] wrote.
    ///
    /// @throws IllegalArgumentException when it is neither
    static SenderAddress of(String value) {
        return value.startsWith("MG")
                ? new MessagingService(value)
                : new OwnNumber(new PhoneNumber(value));
    }
}
