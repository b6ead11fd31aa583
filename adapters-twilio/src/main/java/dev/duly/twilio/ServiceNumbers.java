package dev.duly.twilio;

import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.phone.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers of a messaging service, asked for at most every ten minutes: they change seldom, and
/// an inbox is read often. Source: Twilio, Messaging Services, PhoneNumber resource.
final class ServiceNumbers {
    /// How old what we know may be.
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 50;
    private static final String NEXT = "meta.next_page_url";

    private record Known(List<PhoneNumber> numbers, Instant since) {
        boolean holdsAt(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(KEPT));
        }
    }

    private final Map<MessagingService, Known> known = new ConcurrentHashMap<>();
    private final Inquiry inquiry;
    private final InstantSource clock;

    /// @param inquiry at Twilio's messaging host
    ServiceNumbers(Inquiry inquiry, InstantSource clock) {
        this.inquiry = inquiry;
        this.clock = clock;
    }

    /// @throws UnreadableException when they have to be asked for, and cannot be read whole
    List<PhoneNumber> of(MessagingService service) throws UnreadableException {
        var now = clock.instant();
        var kept = Optional.ofNullable(known.get(service)).filter(one -> one.holdsAt(now));
        if (kept.isPresent()) {
            return kept.get().numbers();
        }
        var path = "/v1/Services/" + service.sid() + "/PhoneNumbers";
        var numbers =
                inquiry
                        .<PhoneNumber>list(
                                "a service's numbers",
                                path + "?PageSize=" + PAGE_SIZE,
                                MOST_PAGES,
                                answer -> page(answer, path),
                                _ -> false)
                        .stream()
                        .distinct()
                        .toList();
        known.put(service, new Known(numbers, now));
        return numbers;
    }

    private static Page<PhoneNumber> page(Resource answer, String path) throws UnreadableException {
        var numbers = new ArrayList<PhoneNumber>();
        for (var number : answer.list("phone_numbers")) {
            numbers.add(number.number("phone_number"));
        }
        return new Page<>(numbers, next(answer.child("meta").stringOrNull("next_page_url"), path));
    }

    /// Takes path and query from the address and never its host: that comes from the settings.
    private static Optional<String> next(String url, String path) throws UnreadableException {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(url);
            var next = uri.getRawPath() + "?" + uri.getRawQuery();
            if (uri.getRawQuery() != null && Resource.isFurtherPage(next, path)) {
                return Optional.of(next);
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new UnreadableException(NEXT, "must be a further page of the same list");
    }
}
