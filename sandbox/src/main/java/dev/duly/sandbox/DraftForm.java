package dev.duly.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads the form of a create, and refuses what Twilio refuses, with its codes. Parameters that the
/// sandbox does not know are taken and change nothing, as at Twilio.
final class DraftForm {
    private static final int LONGEST_BODY = 1_600;
    private static final int MOST_PICTURES = 10;
    private static final Duration SOONEST = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofDays(35);

    private final SandboxSettings settings;
    private final MagicNumbers magic;
    private final InstantSource clock;

    DraftForm(SandboxSettings settings, MagicNumbers magic, InstantSource clock) {
        this.settings = settings;
        this.magic = magic;
        this.clock = clock;
    }

    /// @throws Refusal with Twilio's code for the first rule that it breaks
    Draft read(Form form) {
        var to = recipient(form);
        var service = service(form);
        var from = sender(form, to, service);
        var pictures = pictures(form);
        var body = body(form, pictures);
        var callback = callback(form);
        checkValidity(form);
        return new Draft(to, from, service, body, pictures, callback, sendAt(form, service));
    }

    private String recipient(Form form) {
        var to =
                form.filled("To")
                        .orElseThrow(() -> Refusal.of(21604, "A 'To' phone number is required."));
        if (!SandboxSettings.isNumber(to)) {
            throw Refusal.of(21211, "The 'To' number is not a valid phone number.");
        }
        magic.checkRecipient(to);
        return to;
    }

    private @Nullable String service(Form form) {
        var service = form.filled("MessagingServiceSid");
        if (service.isEmpty()) {
            return null;
        }
        if (!service.get().matches("MG[0-9a-fA-F]{32}")) {
            throw Refusal.of(21705, "The Messaging Service Sid is invalid.");
        }
        if (!service.get().equals(settings.messagingServiceSid())) {
            throw Refusal.of(21701, "The Messaging Service does not exist.");
        }
        return service.get();
    }

    private @Nullable String sender(Form form, String to, @Nullable String service) {
        var from = form.filled("From");
        if (from.isEmpty()) {
            if (service == null) {
                throw Refusal.of(
                        21603,
                        "A 'From' phone number or a 'MessagingServiceSid' is required to send a"
                                + " message.");
            }
            return null;
        }
        magic.checkSender(from.get());
        if (!settings.numbers().contains(from.get())) {
            throw MagicNumbers.notOurs();
        }
        if (from.get().equals(to)) {
            throw Refusal.of(21266, "'To' and 'From' number cannot be the same.");
        }
        return from.get();
    }

    private static int pictures(Form form) {
        var urls = form.all("MediaUrl");
        if (urls.size() > MOST_PICTURES) {
            throw Refusal.of(21623, "Number of media files exceeds allowed limit.");
        }
        if (!urls.stream().allMatch(DraftForm::isWebUrl)) {
            throw Refusal.of(21620, "Invalid media URL(s).");
        }
        return urls.size();
    }

    private static String body(Form form, int pictures) {
        var body = form.first("Body").orElse("");
        if (body.isEmpty() && pictures == 0) {
            throw Refusal.of(21602, "Message body is required.");
        }
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw Refusal.of(
                    21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        return body;
    }

    private static @Nullable String callback(Form form) {
        var callback = form.filled("StatusCallback");
        if (callback.isPresent() && !isWebUrl(callback.get())) {
            throw Refusal.of(21609, "The 'StatusCallback' URL is not a valid URL.");
        }
        return callback.orElse(null);
    }

    private static void checkValidity(Form form) {
        var validity = form.filled("ValidityPeriod");
        if (validity.isEmpty()) {
            return;
        }
        var whole = validity.get().matches("\\d{1,9}");
        if (!whole
                || Integer.parseInt(validity.get()) < 1
                || Integer.parseInt(validity.get()) > 36_000) {
            throw Refusal.of(
                    21624, "The 'ValidityPeriod' must be from 1 to 36000, in whole seconds.");
        }
    }

    private @Nullable Instant sendAt(Form form, @Nullable String service) {
        var asked = form.filled("SendAt");
        var type = form.filled("ScheduleType");
        if (asked.isEmpty() && type.isEmpty()) {
            return null;
        }
        if (asked.isEmpty()) {
            throw Refusal.of(35111, "The 'SendAt' parameter is required for a scheduled message.");
        }
        if (service == null) {
            throw Refusal.of(35118, "The 'MessagingServiceSid' is required to schedule a message.");
        }
        if (type.isEmpty() || !type.get().equals("fixed")) {
            throw Refusal.of(35112, "The 'ScheduleType' of a scheduled message must be fixed.");
        }
        var at = moment(asked.get());
        var now = clock.instant();
        if (at.isBefore(now.plus(SOONEST)) || at.isAfter(now.plus(LATEST))) {
            throw Refusal.of(35114, "The 'SendAt' time must be from 5 minutes to 35 days ahead.");
        }
        return at;
    }

    // Without a zone Twilio takes it for UTC.
    private static Instant moment(String text) {
        try {
            var zoned = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? text : text + "Z";
            return OffsetDateTime.parse(zoned).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException broken) {
            throw Refusal.of(35113, "The 'SendAt' time must be in ISO 8601 format.");
        }
    }

    private static boolean isWebUrl(String text) {
        try {
            return SandboxSettings.isWebUrl(URI.create(text));
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
