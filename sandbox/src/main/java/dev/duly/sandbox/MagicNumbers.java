package dev.duly.sandbox;

import static java.util.Map.entry;

import dev.duly.sandbox.Fate.Answer;
import dev.duly.sandbox.Fate.Posting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers that make something go wrong. The first ones are those of Twilio's test credentials, the
/// others are the sandbox's own. Every other number is delivered, unless [Faults] are on.
final class MagicNumbers {
    private static final String PREFIX = "+1500555";

    private static final Map<String, Refusal> RECIPIENTS =
            Map.of(
                    "0001", Refusal.of(21211, "Invalid 'To' Phone Number: +1500555XXXX"),
                    "0002",
                            Refusal.of(
                                    21612,
                                    "The 'To' phone number is not currently reachable via SMS from"
                                            + " this 'From' number"),
                    "0003",
                            Refusal.of(
                                    21408,
                                    "Permission to send an SMS has not been enabled for the region"
                                            + " indicated by the 'To' number"),
                    "0004", unsubscribed(),
                    "0009", Refusal.of(21614, "'To' number is not a valid mobile number"));

    private static final Map<String, Refusal> SENDERS =
            Map.of(
                    "0001", Refusal.of(21212, "Invalid 'From' Phone Number: +1500555XXXX"),
                    "0007", notOurs(),
                    "0008",
                            Refusal.of(
                                    21611,
                                    "This 'From' number has exceeded the maximum number"
                                            + " of queued messages"));

    private static final Map<String, Fate> FATES =
            Map.ofEntries(
                    entry("1003", Fate.DELIVERED.ending(Status.UNDELIVERED, 30003)),
                    entry("1005", Fate.DELIVERED.ending(Status.UNDELIVERED, 30005)),
                    entry("1006", Fate.DELIVERED.ending(Status.UNDELIVERED, 30006)),
                    entry("1007", Fate.DELIVERED.ending(Status.UNDELIVERED, 30007)),
                    entry("1034", Fate.DELIVERED.ending(Status.FAILED, 30034)),
                    entry("1500", Fate.DELIVERED.answered(Answer.SERVER_ERROR)),
                    entry(
                            "1510",
                            Fate.DELIVERED
                                    .answered(Answer.SERVER_ERROR)
                                    .heldBack(Duration.ofMinutes(10))),
                    entry("1408", Fate.DELIVERED.answered(Answer.SILENCE)),
                    entry("1000", Fate.DELIVERED.posted(Set.of(Posting.LOST))),
                    entry("1002", Fate.DELIVERED.posted(Set.of(Posting.REVERSED))),
                    entry("1022", Fate.DELIVERED.posted(Set.of(Posting.DOUBLED))));

    private static final Map<Integer, String> ERRORS =
            Map.of(
                    30001, "Queue overflow",
                    30003, "Unreachable destination handset",
                    30005, "Unknown destination handset",
                    30006, "Landline or unreachable carrier",
                    30007, "Carrier violation",
                    30008, "Unknown error",
                    30034, "Message from an Unregistered Number");

    private final AtomicLong crowded = new AtomicLong();

    /// @throws Refusal when Twilio would not take a text to this number
    void checkRecipient(String number) {
        refuse(RECIPIENTS, number);
    }

    /// @throws Refusal when Twilio would not take a text from this number
    void checkSender(String number) {
        refuse(SENDERS, number);
    }

    /// What becomes of a text to this number; empty when the number is an ordinary one.
    ///
    /// @throws Refusal when the service is too busy for this text: every odd request to `1429`, and
    ///   every one to `1503`
    Optional<Fate> fate(String number) {
        if (!number.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return switch (number.substring(PREFIX.length())) {
            case "1503" -> throw Refusal.unavailable();
            case "1429" -> Optional.of(crowded());
            case String other -> Optional.ofNullable(FATES.get(other));
        };
    }

    private Fate crowded() {
        if (crowded.incrementAndGet() % 2 == 1) {
            throw Refusal.tooManyRequests();
        }
        return Fate.DELIVERED;
    }

    static String errorMessage(int code) {
        return ERRORS.getOrDefault(code, "Unknown error");
    }

    static Refusal unsubscribed() {
        return Refusal.of(21610, "Attempt to send to unsubscribed recipient");
    }

    static Refusal notOurs() {
        return Refusal.of(
                21606,
                "The 'From' phone number provided is not a valid message-capable Twilio phone"
                        + " number for this destination/account");
    }

    private static void refuse(Map<String, Refusal> refusals, String number) {
        if (!number.startsWith(PREFIX)) {
            return;
        }
        var refusal = refusals.get(number.substring(PREFIX.length()));
        if (refusal != null) {
            throw refusal;
        }
    }
}
