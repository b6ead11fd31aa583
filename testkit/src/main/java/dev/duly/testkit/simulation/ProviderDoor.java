package dev.duly.testkit.simulation;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One node's way to the provider, with the network between them. Keeps a gateway's promises: one
/// request at most, none after its time to leave, an answer or `Unknown` within a call's length.
final class ProviderDoor implements SmsGateway, ProviderInbox {
    private static final long CALL = SimulatedWorld.SETTINGS.call().toMillis();

    /// The last moment after leaving at which the provider takes a request: with the list's own lag
    /// well before a listing counts as evidence.
    private static final long LATEST = 60_000;

    static final int NOT_REGISTERED = 30034;

    /// Refused for good: not a number, and a sender that is not registered. And for now: too many.
    private static final List<Integer> REFUSALS = List.of(21211, 21611, NOT_REGISTERED);

    static final int UNSUBSCRIBED = 21610;

    private final SimulatedWorld world;
    private final SimulatedNode node;

    ProviderDoor(SimulatedWorld world, SimulatedNode node) {
        this.world = world;
        this.node = node;
    }

    @Override
    public GatewayAccount account() {
        return SimulatedWorld.ACCOUNT;
    }

    @Override
    public GatewayOutcome send(SendRequest request) {
        if (node.now().isAfter(request.leaveBy())) {
            return new GatewayOutcome.Busy(Duration.ZERO, "its time to leave had passed");
        }
        world.promises().leaving(request, node);
        var chance = world.chance();
        if (chance.strikes(Hazard.REQUEST_LOST)) {
            return unknownAfter(chance.between(1, CALL), "the connection broke");
        }
        if (chance.strikes(Hazard.TAKES_LATE)) {
            world.scheduler().after(chance.between(1, LATEST), () -> takeUnlessBlocked(request));
            return unknownAfter(CALL, "no answer in time");
        }
        var answer = new AtomicReference<GatewayOutcome>();
        var arrives = chance.between(1, 40);
        world.scheduler().after(arrives, () -> answer.set(answer(request)));
        var returns = chance.between(1, chance.isOneOf(8) ? 9_000 : 60);
        world.scheduler().current().takes(arrives + returns);
        if (chance.strikes(Hazard.ANSWER_LOST)) {
            return unknownAfter(chance.between(0, CALL - arrives - returns), "HTTP 500");
        }
        return answer.get();
    }

    private GatewayOutcome unknownAfter(long millis, String why) {
        world.scheduler().current().takes(millis);
        return new GatewayOutcome.Unknown(why);
    }

    private void takeUnlessBlocked(SendRequest request) {
        if (!isBlocked(request)) {
            world.provider().take(request);
        }
    }

    private boolean isBlocked(SendRequest request) {
        return world.provider().isBlocked(ProviderText.from(request), request.to());
    }

    private GatewayOutcome answer(SendRequest request) {
        var chance = world.chance();
        if (isBlocked(request)) {
            return rejected(UNSUBSCRIBED);
        }
        if (chance.strikes(Hazard.THROTTLED)) {
            return new GatewayOutcome.Busy(Duration.ofSeconds(chance.between(1, 30)), "HTTP 429");
        }
        if (chance.strikes(Hazard.REFUSES)) {
            return rejected(chance.oneOf(REFUSALS));
        }
        var text = world.provider().take(request);
        text.prompt();
        return new GatewayOutcome.Taken(
                text.id(), Optional.of(text.from()), Optional.of(world.now()));
    }

    private GatewayOutcome rejected(int code) {
        return new GatewayOutcome.Rejected(new ProviderError(400, code), Optional.of(world.now()));
    }

    @Override
    public Listing list(PhoneNumber to, Instant createdAfter) {
        if (!world.provider().answersQuestions()) {
            return new Listing.Unavailable("HTTP 503");
        }
        return new Listing.Complete(
                world.provider().texts().stream()
                        .filter(text -> text.request().to().equals(to))
                        .filter(text -> text.isListedAt(world.now()))
                        .filter(text -> text.isCreatedSince(createdAfter))
                        .filter(text -> !text.isLeftOut(world.chance(), !world.hasWrongClocks()))
                        .map(ProviderText::asListed)
                        .toList()
                        .reversed());
    }

    @Override
    public Fetched fetch(ProviderMessageId id) {
        if (!world.provider().answersQuestions()) {
            return new Fetched.Unavailable("HTTP 503");
        }
        return world.provider()
                .text(id)
                .<Fetched>map(text -> new Fetched.Found(text.asListed()))
                .orElseGet(Fetched.Missing::new);
    }

    @Override
    public ProviderTime time() {
        return new ProviderTime.Said(SimulatedProvider.second(world.now()));
    }

    @Override
    public InboxListing received(SenderAddress ours, Instant since) {
        if (!world.provider().answersQuestions()) {
            return new InboxListing.Unavailable("HTTP 503");
        }
        return new InboxListing.Complete(
                world.provider().received().stream()
                        .filter(text -> world.house().isInboxOf(ours, text.to()))
                        .filter(text -> !text.countsFrom().isBefore(since))
                        .sorted(Comparator.comparing(text -> text.countsFrom()))
                        .toList());
    }
}
