package dev.duly.twilio;

import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.sending.ProviderMessage;
import java.util.ArrayList;
import java.util.Set;

/// One page of Twilio's list of messages, of which those count that were created over the API.
/// Source: Twilio, Messages resource, list.
final class MessagePage {
    static final String INBOUND = "inbound";

    private static final String OURS = "outbound-api";

    /// What nobody created over the API: Twilio's own answers to keywords, and what a call sent.
    /// None of them can be an attempt of ours.
    private static final Set<String> TWILIOS = Set.of("outbound-reply", "outbound-call");

    private MessagePage() {}

    /// @param path of the list: the next page must lie there too
    static Page<ProviderMessage> read(Resource page, String path) throws UnreadableException {
        var texts = new ArrayList<ProviderMessage>();
        for (var message : page.list("messages")) {
            if (direction(message).equals(OURS)) {
                texts.add(text(message));
            }
        }
        return new Page<>(texts, page.nextPage(path));
    }

    static String direction(Resource message) throws UnreadableException {
        var direction = message.string("direction");
        if (!direction.equals(OURS) && !direction.equals(INBOUND) && !TWILIOS.contains(direction)) {
            throw new UnreadableException("direction", "must be one that Duly knows");
        }
        return direction;
    }

    static ProviderMessage text(Resource message) throws UnreadableException {
        return new ProviderMessage(
                message.messageSid(),
                // A service's sender may have any form, and is null until it is chosen.
                message.optional("from").flatMap(Fields::number),
                message.string("body"),
                ProviderStatus.of(message.string("status")),
                message.integer("error_code"),
                message.instant("date_created"),
                message.optionalInstant("date_updated"));
    }
}
