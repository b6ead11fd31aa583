package dev.duly.twilio;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.GatewayOutcome.Busy;
import dev.duly.core.sending.GatewayOutcome.Rejected;
import dev.duly.core.sending.GatewayOutcome.Taken;
import dev.duly.core.sending.GatewayOutcome.Unknown;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an exchange that was to create a text settles. Whatever is not proof is [Unknown].
///
/// Source: Twilio's pages on errors 20429 (never processed), 20500 and 20503 (may have been).
final class SendAnswer {
    /// When we could not reach the provider, or it did not say when to come back.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// A mistaken header must not hold a text for days.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int TOO_MANY_REQUESTS = 429;

    private SendAnswer() {}

    /// @param message what the SDK read in the answer
    /// @param refused the error that the SDK read in the answer
    static GatewayOutcome of(
            Exchange exchange, Optional<Message> message, Optional<ApiException> refused) {
        return switch (exchange) {
            case Exchange.NeverSent(var why) -> new Busy(SOON, "provider not reached: " + why);
            case Exchange.NoAnswer(var why) -> new Unknown(why);
            case Exchange.Answered answered -> {
                if (answered.status() == TOO_MANY_REQUESTS) {
                    yield new Busy(retryAfter(answered), "provider: too many requests");
                }
                yield switch (answered.status() / 100) {
                    case 2 -> taken(answered, message);
                    case 4 -> refused(answered, refused);
                    // Some servers do what was asked and then point elsewhere; Twilio never does.
                    case 3 ->
                            new Unknown(answer(answered) + ", a redirect, which is never followed");
                    default -> new Unknown(answer(answered));
                };
            }
        };
    }

    private static GatewayOutcome taken(Exchange.Answered answered, Optional<Message> message) {
        var id = message.flatMap(read -> Fields.messageSid(read.getSid()));
        if (id.isEmpty()) {
            return new Unknown(answer(answered) + ", and not the text it took");
        }
        // In the SDK's reading anything may be null.
        var from =
                message.map(Message::getFrom)
                        .flatMap(sender -> Fields.number(sender.getEndpoint()));
        var createdAt = message.map(Message::getDateCreated).map(ZonedDateTime::toInstant);
        return new Taken(id.get(), from, createdAt.or(answered::date));
    }

    /// Only Twilio itself can say that Twilio did not take it. Its errors are JSON with a code of
    /// its own and the status repeated; what a proxy on the way says proves nothing.
    private static GatewayOutcome refused(
            Exchange.Answered answered, Optional<ApiException> refused) {
        return refused.filter(error -> isTwilios(error, answered.status()))
                .<GatewayOutcome>map(error ->
                        new Rejected(
                                new ProviderError(answered.status(), error.getCode()),
                                answered.date()))
                .orElseGet(() -> new Unknown(answer(answered) + ", and not in Twilio's form"));
    }

    private static boolean isTwilios(ApiException error, int status) {
        var repeated = Optional.ofNullable(error.getStatusCode());
        var code = Optional.ofNullable(error.getCode());
        return repeated.filter(value -> value == status).isPresent()
                && code.filter(value -> value > 0).isPresent();
    }

    private static Duration retryAfter(Exchange.Answered answered) {
        var asked =
                answered.header("Retry-After")
                        .map(String::strip)
                        .filter(written -> SECONDS.matcher(written).matches())
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(SOON);
        if (asked.compareTo(SOON) < 0) {
            return SOON;
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static String answer(Exchange.Answered answered) {
        return "the provider answered " + answered.status();
    }
}
