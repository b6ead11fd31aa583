package dev.duly.twilio;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Media;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.InboxListing.Complete;
import dev.duly.core.receiving.InboxListing.Unavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what people sent to a number, or to each number of a messaging service. From an incomplete
/// list somebody would conclude that nothing else came: what cannot be read whole is [Unavailable].
final class InboundListing {
    private static final Logger LOG = System.getLogger(InboundListing.class.getName());
    private static final Pattern MEDIA_SID = Pattern.compile("ME[0-9a-f]{32}");

    /// Of a hundred texts each: what a number gets in a long outage. How many of them there is
    /// [Room] for depends on the node.
    private static final int MOST_PAGES = 200;

    private static final int MOST_MEDIA_PAGES = 5;

    private final GatewayAccount account;
    private final Inquiry inquiry;
    private final AccountPaths paths;
    private final ServiceNumbers services;
    private final InstantSource clock;

    InboundListing(
            GatewayAccount account,
            Inquiry inquiry,
            AccountPaths paths,
            ServiceNumbers services,
            InstantSource clock) {
        this.account = account;
        this.inquiry = inquiry;
        this.paths = paths;
        this.services = services;
        this.clock = clock;
    }

    InboxListing read(SenderAddress ours, Instant since) {
        var earliest = since.minus(MessageListing.MARGIN);
        try {
            var texts = new ArrayList<InboundText>();
            var room = Room.ofThisNode();
            for (var number : numbers(ours)) {
                texts.addAll(texts(number, earliest, room));
            }
            texts.sort(Comparator.comparing(InboundText::countsFrom));
            return new Complete(texts);
        } catch (UnreadableException unreadable) {
            return new Unavailable(unreadable.sentence());
        }
    }

    private List<PhoneNumber> numbers(SenderAddress ours) throws UnreadableException {
        return switch (ours) {
            case SenderAddress.OwnNumber(var number) -> List.of(number);
            case SenderAddress.MessagingService service -> services.of(service);
        };
    }

    /// Those of one second in the order in which they came, which is the reverse of Twilio's: a
    /// STOP and a START may lie that close.
    private List<InboundText> texts(PhoneNumber to, Instant earliest, Room room)
            throws UnreadableException {
        var path = paths.messages();
        // By number alone. A filter by the date of sending would hide what has none; and for a text
        // from a person it is when Twilio posted it to us, which may be what could not be done.
        var items =
                inquiry.<InboundItem>list(
                        "texts",
                        MessageListing.firstPage(path, to),
                        MOST_PAGES,
                        answer -> room.hold(InboundItem.page(answer, path, to)),
                        page -> page.hasOnly(item -> item.isBefore(earliest)));
        // By id: a text that comes meanwhile may push another onto the next page as well.
        var found = new LinkedHashMap<ProviderMessageId, InboundItem>();
        items.stream()
                .filter(item -> !item.isBefore(earliest))
                .forEach(item -> found.putIfAbsent(item.id(), item));
        var texts = new ArrayList<InboundText>();
        for (var item : found.sequencedValues().reversed()) {
            var from = item.from();
            if (from.isPresent()) {
                texts.add(item.text(account, from.get(), media(item), clock.instant()));
            } else {
                LOG.log(
                        Level.INFO,
                        "event=inbox.skipped message={0} why=\"from is no E.164 number\"",
                        item.id());
            }
        }
        return texts;
    }

    private List<Media> media(InboundItem item) throws UnreadableException {
        if (!item.hasMedia()) {
            return List.of();
        }
        var path = paths.media(item.id());
        return inquiry.list(
                "files of one text",
                path + "?PageSize=50",
                MOST_MEDIA_PAGES,
                answer -> media(answer, path, item.id()),
                _ -> false);
    }

    private Page<Media> media(Resource answer, String path, ProviderMessageId id)
            throws UnreadableException {
        var media = new ArrayList<Media>();
        for (var medium : answer.list("media_list")) {
            var sid = medium.string("sid");
            if (!MEDIA_SID.matcher(sid).matches()) {
                throw new UnreadableException("sid", "must be ME and 32 hex digits");
            }
            media.add(
                    new Media(
                            inquiry.origin() + paths.medium(id, sid),
                            medium.string("content_type")));
        }
        return new Page<>(media, answer.nextPage(path));
    }
}
