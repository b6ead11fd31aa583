package dev.duly.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Asks one host of Twilio for what it holds, and changes nothing there. Without the SDK, whose
/// reader takes a list that is missing for an empty one.
///
/// @param origin such as `https://api.twilio.com`
/// @param authorization the header's value
record Inquiry(Transport transport, String origin, String authorization) {
    private static final int OK = 200;

    /// Makes what was asked for out of an answer.
    interface Reader<T> {
        T read(Resource answer) throws UnreadableException;
    }

    /// Whatever is answered.
    Exchange get(String pathAndQuery) {
        return transport.get(origin, pathAndQuery, authorization);
    }

    /// All items of a list, page by page up to and with the one that is `last`.
    ///
    /// @param what is asked for, as a complaint calls it
    /// @throws UnreadableException when any page is not whole, or there are more than `mostPages`
    <T> List<T> list(
            String what,
            String firstPage,
            int mostPages,
            Reader<Page<T>> reader,
            Predicate<Page<T>> last)
            throws UnreadableException {
        var items = new ArrayList<T>();
        var next = Optional.of(firstPage);
        for (var asked = 0; next.isPresent(); asked++) {
            if (asked == mostPages) {
                throw new UnreadableException(
                        "there are more than " + mostPages + " pages of " + what);
            }
            var page = read(get(next.get()), reader);
            items.addAll(page.items());
            next = last.test(page) ? Optional.empty() : page.next();
        }
        return items;
    }

    private static <T> T read(Exchange exchange, Reader<T> reader) throws UnreadableException {
        return switch (exchange) {
            case Exchange.NeverSent(var why) -> throw new UnreadableException(why);
            case Exchange.NoAnswer(var why) -> throw new UnreadableException(why);
            case Exchange.Answered answered when answered.status() != OK ->
                    throw new UnreadableException("the provider answered " + answered.status());
            case Exchange.Answered answered -> {
                try {
                    yield reader.read(Resource.parse(answered.body()));
                } catch (UnreadableException unreadable) {
                    throw new UnreadableException("the provider's list", unreadable.sentence());
                }
            }
        };
    }

    /// Without the authorization.
    @Override
    public String toString() {
        return "inquiries at " + origin;
    }
}
