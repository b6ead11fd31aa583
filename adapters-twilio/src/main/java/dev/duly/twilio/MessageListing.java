package dev.duly.twilio;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.Listing.Complete;
import dev.duly.core.sending.Listing.Unavailable;
import dev.duly.core.sending.ProviderMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads what Twilio holds for one number, page by page. From an incomplete list somebody would
/// conclude that a text was not taken, and send it again: what cannot be read whole is
/// [Unavailable].
///
/// Asks and reads without the SDK, whose reader takes a list that is missing for an empty one.
final class MessageListing {
    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 50;
    private static final int OK = 200;

    /// `date_created` has whole seconds, and whoever sets it may not be who wrote the `Date`
    /// header.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Transport transport;
    private final String authorization;
    private final String path;

    /// @param authorization the header's value
    MessageListing(Transport transport, String authorization, String accountSid) {
        this.transport = transport;
        this.authorization = authorization;
        this.path = "/2010-04-01/Accounts/" + accountSid + "/Messages.json";
    }

    Listing read(PhoneNumber to, Instant createdAfter) {
        var since = createdAfter.minus(MARGIN);
        // By id: a text that comes meanwhile may push another onto the next page as well.
        var found = new LinkedHashMap<ProviderMessageId, ProviderMessage>();
        var next = Optional.of(firstPage(to));
        for (var asked = 0; next.isPresent(); asked++) {
            if (asked == MOST_PAGES) {
                return new Unavailable("there are more than " + MOST_PAGES + " pages of texts");
            }
            switch (page(next.get())) {
                case Reading.Unreadable(var why) -> {
                    return new Unavailable(why);
                }
                case Reading.Read(var page) -> {
                    page.since(since).forEach(text -> found.put(text.id(), text));
                    next = page.isOlderThan(since) ? Optional.empty() : page.next();
                }
            }
        }
        var newestFirst = new ArrayList<>(found.values());
        newestFirst.sort(Comparator.comparing(ProviderMessage::createdAt).reversed());
        return new Complete(newestFirst);
    }

    private sealed interface Reading {
        record Read(MessagePage page) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    private Reading page(String pathAndQuery) {
        return switch (transport.get(pathAndQuery, authorization)) {
            case Exchange.NeverSent(var why) -> new Reading.Unreadable(why);
            case Exchange.NoAnswer(var why) -> new Reading.Unreadable(why);
            case Exchange.Answered answered when answered.status() != OK ->
                    new Reading.Unreadable("the provider answered " + answered.status());
            case Exchange.Answered answered -> read(answered.body());
        };
    }

    private Reading read(String json) {
        try {
            return new Reading.Read(MessagePage.read(json, path));
        } catch (UnreadableException unreadable) {
            return new Reading.Unreadable("the provider's list: " + unreadable.sentence());
        }
    }

    private String firstPage(PhoneNumber to) {
        return path
                + "?To="
                + URLEncoder.encode(to.e164(), StandardCharsets.UTF_8)
                + "&PageSize="
                + PAGE_SIZE;
    }
}
