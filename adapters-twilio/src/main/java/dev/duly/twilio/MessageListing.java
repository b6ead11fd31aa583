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

/// Reads what Twilio holds for one number, page by page. From an incomplete list somebody would
/// conclude that a text was not taken, and send it again: what cannot be read whole is
/// [Unavailable].
final class MessageListing {
    /// `date_created` has whole seconds, and whoever sets it may not be who wrote the `Date`
    /// header.
    static final Duration MARGIN = Duration.ofSeconds(5);

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 50;

    private final Inquiry inquiry;
    private final String path;

    MessageListing(Inquiry inquiry, AccountPaths paths) {
        this.inquiry = inquiry;
        this.path = paths.messages();
    }

    Listing read(PhoneNumber to, Instant createdAfter) {
        var since = createdAfter.minus(MARGIN);
        try {
            var texts =
                    inquiry.list(
                            "texts",
                            firstPage(path, to),
                            MOST_PAGES,
                            answer -> MessagePage.read(answer, path),
                            page -> page.hasOnly(text -> text.createdAt().isBefore(since)));
            // By id: a text that comes meanwhile may push another onto the next page as well.
            var found = new LinkedHashMap<ProviderMessageId, ProviderMessage>();
            texts.stream()
                    .filter(text -> !text.createdAt().isBefore(since))
                    .forEach(text -> found.put(text.id(), text));
            var newestFirst = new ArrayList<>(found.values());
            newestFirst.sort(Comparator.comparing(ProviderMessage::createdAt).reversed());
            return new Complete(newestFirst);
        } catch (UnreadableException unreadable) {
            return new Unavailable(unreadable.sentence());
        }
    }

    /// By number alone: a text that has not been sent has no date of sending.
    static String firstPage(String path, PhoneNumber to) {
        return path
                + "?To="
                + URLEncoder.encode(to.e164(), StandardCharsets.UTF_8)
                + "&PageSize="
                + PAGE_SIZE;
    }
}
