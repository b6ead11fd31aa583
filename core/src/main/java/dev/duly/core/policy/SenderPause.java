package dev.duly.core.policy;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.GatewayAccount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A sender, or a whole account, through which nothing goes until a person has mended what is wrong
/// and said so.
///
/// @param sender empty when everything of the account is stopped
/// @param reason what is wrong, and what to do
/// @param since by our clock, to the millisecond
public record SenderPause(
        GatewayAccount account, Optional<SenderAddress> sender, Reason reason, Instant since) {
    /// The code of the reason of every text that waits for a stopped sender.
    public static final String CODE = "sender_paused";

    /// The audit's chain of everything about senders.
    public static final String STREAM = "senders";

    public SenderPause {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whether a text through `account` from `address` may not go.
    public boolean stops(GatewayAccount through, SenderAddress address) {
        return account.equals(through) && sender.map(address::equals).orElse(true);
    }

    /// What it stops, with no full number in it: for logs and the audit.
    public String masked() {
        return sender.map(SenderAddress::masked).orElse(account.account());
    }

    /// What people call it by: the sender's number or service, or the account's own id.
    public String id() {
        return sender.map(SenderAddress::value).orElse(account.account());
    }
}
