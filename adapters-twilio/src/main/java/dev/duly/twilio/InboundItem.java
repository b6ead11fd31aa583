package dev.duly.twilio;

import dev.duly.core.message.Media;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text from a person as Twilio lists it.
///
/// @param from empty when it is no number: a short code, or a name
/// @param hasMedia whether files may have come with it
/// @param sentAt when Twilio posted it to us, or tried to; null when it did not say
/// @param raw every field that is not null
record InboundItem(
        ProviderMessageId id,
        Optional<PhoneNumber> from,
        PhoneNumber to,
        Optional<String> messagingService,
        String body,
        boolean hasMedia,
        Instant createdAt,
        Optional<Instant> sentAt,
        Map<String, String> raw) {
    private static final String SOURCE = "source";
    private static final String FETCHED = "fetched";
    private static final Pattern COUNT = Pattern.compile("[0-9]*");

    /// One page of the texts to `to`. What is listed beside texts from people does not count.
    ///
    /// @param path of the list: the next page must lie there too
    static Page<InboundItem> page(Resource page, String path, PhoneNumber to)
            throws UnreadableException {
        var items = new ArrayList<InboundItem>();
        for (var message : page.list("messages")) {
            if (MessagePage.direction(message).equals(MessagePage.INBOUND)) {
                items.add(item(message, to));
            }
        }
        return new Page<>(items, page.nextPage(path));
    }

    /// Whether both of its dates lie before `moment`: we are not told which one is the later.
    boolean isBefore(Instant moment) {
        return createdAt.isBefore(moment) && at().isBefore(moment);
    }

    /// When Twilio got it, as well as Twilio says.
    Instant at() {
        return sentAt.orElse(createdAt);
    }

    InboundText text(
            GatewayAccount account, PhoneNumber sender, List<Media> files, Instant receivedAt) {
        return new InboundText(
                account,
                id,
                sender,
                to,
                messagingService,
                body,
                files,
                Optional.empty(),
                InboundText.Arrival.FETCHED,
                receivedAt,
                Optional.of(at()),
                raw);
    }

    /// Holds no word and no number.
    @Override
    public String toString() {
        return "inbound text " + id;
    }

    private static InboundItem item(Resource message, PhoneNumber to) throws UnreadableException {
        // Whoever does not filter as asked may not page as asked either.
        if (!message.number("to").equals(to)) {
            throw new UnreadableException("to", "must be the number asked for");
        }
        var raw = message.strings();
        raw.put(SOURCE, FETCHED);
        return new InboundItem(
                message.messageSid(),
                Fields.number(message.stringOrNull("from")),
                to,
                message.optional("messaging_service_sid").filter(sid -> !sid.isBlank()),
                message.stringOrNull("body"),
                hasMedia(message),
                message.instant("date_created"),
                message.optionalInstant("date_sent"),
                raw);
    }

    /// Where their number is not told, there may be some.
    private static boolean hasMedia(Resource message) throws UnreadableException {
        var count = message.stringOrNull("num_media");
        if (!COUNT.matcher(count).matches()) {
            throw new UnreadableException("num_media", "must be a whole number or null");
        }
        return !count.equals("0");
    }
}
