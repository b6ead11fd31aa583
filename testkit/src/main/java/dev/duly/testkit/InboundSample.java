package dev.duly.testkit;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.Media;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.record.Actor;
import dev.duly.core.revocation.Keyword;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Describes a text from a person: [#received] makes the message, [#raw] what the provider posted.
/// From Ann to the office, in a thread of its number, unless said otherwise.
///
/// @param providerNumber of the provider's id; the same as `number` unless said otherwise
public record InboundSample(
        int number,
        int providerNumber,
        GatewayAccount account,
        DepartmentId department,
        PhoneNumber from,
        ThreadId thread,
        String body,
        List<Media> media,
        Instant at) {
    public InboundSample {
        media = List.copyOf(media);
    }

    static InboundSample numbered(int number) {
        return new InboundSample(
                number,
                number,
                Samples.ACCOUNT,
                Samples.PRETRIAL,
                Samples.ANN,
                Samples.threadId(number),
                "Answer number " + number,
                List.of(),
                Samples.second(number));
    }

    public InboundSample in(DepartmentId other) {
        return new InboundSample(
                number, providerNumber, account, other, from, thread, body, media, at);
    }

    public InboundSample from(PhoneNumber person) {
        return new InboundSample(
                number, providerNumber, account, department, person, thread, body, media, at);
    }

    public InboundSample saying(String words) {
        return new InboundSample(
                number, providerNumber, account, department, from, thread, words, media, at);
    }

    public InboundSample with(Media... files) {
        return new InboundSample(
                number,
                providerNumber,
                account,
                department,
                from,
                thread,
                body,
                List.of(files),
                at);
    }

    public InboundSample inThread(ThreadId id) {
        return new InboundSample(
                number, providerNumber, account, department, from, id, body, media, at);
    }

    public InboundSample on(GatewayAccount other) {
        return new InboundSample(
                number, providerNumber, other, department, from, thread, body, media, at);
    }

    public InboundSample at(Instant when) {
        return new InboundSample(
                number, providerNumber, account, department, from, thread, body, media, when);
    }

    /// The same post of the provider as that of another sample.
    public InboundSample postedAs(int other) {
        return new InboundSample(number, other, account, department, from, thread, body, media, at);
    }

    /// The message, with its keyword if the body is one.
    public InboundMessage received() {
        var keyword = Keyword.of(body);
        var step =
                new StateChange(
                        MessageState.RECEIVED,
                        at,
                        Optional.of(at.minusMillis(250)),
                        Actor.CLIENT,
                        0,
                        Optional.empty());
        return new InboundMessage(
                Samples.messageId(number),
                department,
                thread,
                account,
                Samples.providerId(providerNumber),
                from,
                Samples.OFFICE,
                body,
                media,
                keyword,
                keyword.map(_ -> InboundMessage.AnsweredBy.US),
                Samples.salt(number),
                List.of(step),
                0);
    }

    /// What the provider posted.
    public InboundText raw() {
        return raw(InboundText.Arrival.POSTED, Optional.empty());
    }

    /// The same, had it not come by a post, and the provider said when it got it.
    public InboundText fetched(Instant providerAt) {
        return raw(InboundText.Arrival.FETCHED, Optional.of(providerAt));
    }

    private InboundText raw(InboundText.Arrival arrival, Optional<Instant> providerAt) {
        var id = Samples.providerId(providerNumber);
        var posted = new LinkedHashMap<String, String>();
        posted.put("MessageSid", id.value());
        posted.put("From", from.e164());
        posted.put("To", Samples.OFFICE.e164());
        posted.put("Body", body);
        posted.put("AccountSid", account.account());
        return new InboundText(
                account,
                id,
                from,
                Samples.OFFICE,
                Optional.empty(),
                body,
                media,
                Optional.empty(),
                arrival,
                at,
                providerAt,
                posted);
    }
}
