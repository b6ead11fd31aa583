package dev.duly.core.sending;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;

/// One attempt, as the gateway needs it.
///
/// @param attempt from 1; with `messageId` it stands in the path to which receipts come
/// @param validity how long the provider may hold the text before it lets it drop
/// @param leaveBy after it no byte may leave us: others may be settling the attempt already
public record SendRequest(
        MessageId messageId,
        int attempt,
        SenderAddress sender,
        PhoneNumber to,
        MessageText text,
        Duration validity,
        Instant leaveBy) {}
