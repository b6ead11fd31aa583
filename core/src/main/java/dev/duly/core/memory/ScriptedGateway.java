package dev.duly.core.memory;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/// A gateway that does what a test says: it takes every text unless told otherwise, and remembers
/// each request.
public final class ScriptedGateway implements SmsGateway {
    private final GatewayAccount account;
    private final InstantSource clock;
    private final Queue<GatewayOutcome> script = new ArrayDeque<>();
    private final List<SendRequest> requests = new ArrayList<>();
    private Listing listing = new Listing.Complete(List.of());
    private Consumer<SendRequest> hook = _ -> {};
    private long taken;

    /// @param clock the provider's own
    public ScriptedGateway(GatewayAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /// What the next requests are answered, one each; after them texts are taken again.
    public synchronized void answersNext(GatewayOutcome... outcomes) {
        script.addAll(Arrays.asList(outcomes));
    }

    /// What every listing shows from now on.
    public synchronized void lists(Listing next) {
        listing = next;
    }

    /// What happens from now on at the moment when a request has left and no answer is there yet.
    public synchronized void atSend(Consumer<SendRequest> next) {
        hook = next;
    }

    /// Every request so far, oldest first.
    public synchronized List<SendRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public GatewayAccount account() {
        return account;
    }

    @Override
    public GatewayOutcome send(SendRequest request) {
        // Outside the lock, so that what happens meanwhile may send through this gateway too.
        left(request).accept(request);
        return answer();
    }

    @Override
    public synchronized Listing list(PhoneNumber to, Instant createdAfter) {
        return listing;
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
