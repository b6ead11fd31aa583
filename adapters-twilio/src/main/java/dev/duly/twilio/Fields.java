package dev.duly.twilio;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values that Twilio writes in answers and posts alike. What has another shape is empty.
final class Fields {
    private static final Pattern MESSAGE_SID = Pattern.compile("(SM|MM)[0-9a-f]{32}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private Fields() {}

    /// `SM` or `MM` and 32 hex digits.
    static Optional<ProviderMessageId> messageSid(@Nullable String written) {
        return Optional.ofNullable(written)
                .filter(sid -> MESSAGE_SID.matcher(sid).matches())
                .map(ProviderMessageId::new);
    }

    /// A number in E.164 form; a short code or a name is none.
    static Optional<PhoneNumber> number(@Nullable String written) {
        return Optional.ofNullable(written)
                .filter(number -> E164.matcher(number).matches())
                .map(PhoneNumber::new);
    }
}
