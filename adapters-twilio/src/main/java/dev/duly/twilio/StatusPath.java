package dev.duly.twilio;

import dev.duly.core.message.MessageId;
import java.util.Optional;
import java.util.regex.Pattern;

/// The path to which receipts come. It names the message and the attempt, so that a receipt finds
/// its text even when the answer to our own request was lost.
///
/// @param messageId empty on the bare path, which a messaging service may have been given
/// @param attempt 0 on the bare path
record StatusPath(Optional<MessageId> messageId, int attempt) {
    static final String PATH = "/api/messages/twilio/status";

    private static final Pattern SHAPE =
            Pattern.compile(Pattern.quote(PATH) + "(?:/([0-9a-f]{24})-([1-9][0-9]{0,5}))?");

    /// Empty when the path is none of ours.
    static Optional<StatusPath> read(String path) {
        var matcher = SHAPE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var id = Optional.ofNullable(matcher.group(1)).map(MessageId::new);
        var attempt = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(0);
        return Optional.of(new StatusPath(id, attempt));
    }

    static String of(MessageId id, int attempt) {
        return PATH + "/" + id.value() + "-" + attempt;
    }
}
