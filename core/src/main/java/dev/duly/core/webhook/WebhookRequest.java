package dev.duly.core.webhook;

import java.time.Instant;
import java.util.Optional;

/// A post from the provider, as it came, before anybody believed it.
///
/// @param kind which of our webhooks it came to
/// @param path raw, as in the request line, such as `/api/messages/twilio/inbound`
/// @param query raw, without the question mark
/// @param date the caller's own clock, from its `Date` header
/// @param receivedAt by our clock
// Bytes, because a signature covers them as they came; copied, so that nobody changes them after.
@SuppressWarnings("ArrayRecordComponent")
public record WebhookRequest(
        Kind kind,
        String path,
        Optional<String> query,
        Optional<String> contentType,
        Optional<String> signature,
        Optional<Instant> date,
        byte[] body,
        Instant receivedAt) {
    public enum Kind {
        STATUS,
        INBOUND
    }

    public WebhookRequest {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
