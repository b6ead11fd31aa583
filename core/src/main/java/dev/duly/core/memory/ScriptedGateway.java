package dev.duly.core.memory;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.department.SenderAddress.OwnNumber;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/// A gateway that does what a test says: it takes every text unless told otherwise, and remembers
/// each request. One whose time to leave has passed is not made, and not remembered. Its inbox
/// holds what a test puts there.
public final class ScriptedGateway implements SmsGateway, ProviderInbox {
    private static final Comparator<ProviderMessage> NEWEST_FIRST =
            Comparator.comparing(ProviderMessage::createdAt).reversed();
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GatewayAccount account;
    private final InstantSource clock;
    private final Queue<GatewayOutcome> script = new ArrayDeque<>();
    private final List<SendRequest> requests = new ArrayList<>();
    private Listing listing = new Listing.Complete(List.of());
    private final Map<ProviderMessageId, Fetched> texts = new HashMap<>();
    private InboxListing inbox = new InboxListing.Complete(List.of());
    private Optional<ProviderTime> time = Optional.empty();
    private Optional<String> away = Optional.empty();
    private final Map<SenderAddress, Set<PhoneNumber>> pools = new HashMap<>();
    private Consumer<SendRequest> hook = _ -> {};
    private long taken;

    /// @param clock the provider's own, and ours
    public ScriptedGateway(GatewayAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /// What the next requests are answered, one each; after them texts are taken again.
    public synchronized void answersNext(GatewayOutcome... outcomes) {
        script.addAll(Arrays.asList(outcomes));
    }

    /// What the provider has from now on: a listing shows of it what was created since the moment
    /// that is asked for.
    public synchronized void lists(Listing next) {
        listing = next;
    }

    /// What the provider says of the text `id` from now on; until then it has none such.
    public synchronized void says(ProviderMessageId id, Fetched what) {
        texts.put(id, what);
    }

    /// What came in at the provider from now on: of a whole list, what came since the moment that
    /// is asked for is shown.
    public synchronized void holds(InboxListing next) {
        inbox = next;
    }

    /// The numbers of a service; until then each number belongs to it.
    public synchronized void pools(MessagingService service, PhoneNumber... numbers) {
        pools.put(service, Set.of(numbers));
    }

    /// From now on the provider answers no question: not what it has, not what came in, not what
    /// time it is. What requests are answered is still up to the script.
    ///
    /// @param why in words
    public synchronized void isAway(String why) {
        away = Optional.of(why);
    }

    /// What the provider's clock says from now on; until then it agrees with ours.
    public synchronized void tells(ProviderTime next) {
        time = Optional.of(next);
    }

    /// What happens from now on at the moment when a request has left and no answer is there yet.
    public synchronized void atSend(Consumer<SendRequest> next) {
        hook = next;
    }

    /// Every request so far, oldest first.
    public synchronized List<SendRequest> requests() {
        return List.copyOf(requests);
    }

    /// How many texts it took by itself, as its ids count them; those in the script are none.
    public synchronized long taken() {
        return taken;
    }

    @Override
    public GatewayAccount account() {
        return account;
    }

    @Override
    public GatewayOutcome send(SendRequest request) {
        if (clock.instant().isAfter(request.leaveBy())) {
            return new GatewayOutcome.Busy(SOON, "provider not reached: it was too late to leave");
        }
        // Outside the lock, so that what happens meanwhile may send through this gateway too.
        left(request).accept(request);
        return answer();
    }

    @Override
    public synchronized Listing list(PhoneNumber to, Instant createdAfter) {
        if (away.isPresent()) {
            return new Listing.Unavailable(away.get());
        }
        return switch (listing) {
            case Listing.Complete(var messages) ->
                    new Listing.Complete(
                            messages.stream()
                                    .filter(text -> !text.createdAt().isBefore(createdAfter))
                                    .sorted(NEWEST_FIRST)
                                    .toList());
            case Listing.Unavailable unavailable -> unavailable;
        };
    }

    @Override
    public synchronized Fetched fetch(ProviderMessageId id) {
        return away.<Fetched>map(Fetched.Unavailable::new)
                .orElseGet(() -> texts.getOrDefault(id, new Fetched.Missing()));
    }

    @Override
    public synchronized ProviderTime time() {
        return away.<ProviderTime>map(ProviderTime.Unavailable::new)
                .or(() -> time)
                .orElseGet(() ->
                        new ProviderTime.Said(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Override
    public synchronized InboxListing received(SenderAddress ours, Instant since) {
        if (away.isPresent()) {
            return new InboxListing.Unavailable(away.get());
        }
        return switch (inbox) {
            case InboxListing.Complete(var held) ->
                    new InboxListing.Complete(
                            held.stream()
                                    .filter(text -> cameTo(ours, text.to()))
                                    .filter(text -> !text.countsFrom().isBefore(since))
                                    .sorted(Comparator.comparing(InboundText::countsFrom))
                                    .toList());
            case InboxListing.Unavailable unavailable -> unavailable;
        };
    }

    private boolean cameTo(SenderAddress ours, PhoneNumber number) {
        return switch (ours) {
            case OwnNumber own -> own.number().equals(number);
            case MessagingService service ->
                    !pools.containsKey(service) || pools.get(service).contains(number);
        };
    }

    private synchronized Consumer<SendRequest> left(SendRequest request) {
        requests.add(request);
        return hook;
    }

    private synchronized GatewayOutcome answer() {
        var scripted = script.poll();
        if (scripted != null) {
            return scripted;
        }
        taken++;
        return new GatewayOutcome.Taken(
                new ProviderMessageId("SM%032x".formatted(taken)),
                Optional.empty(),
                Optional.of(clock.instant()));
    }
}
