package dev.duly.testkit.simulation;

import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.ReceiveMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The provider's posts to us: to whichever node is there, a few times over when nobody answers,
/// doubled, late or never.
final class Posting {
    private static final int MOST_TRIES = 3;
    private static final long LOOK_AGAIN = 500;

    private final SimulatedWorld world;
    private int underWay;

    Posting(SimulatedWorld world) {
        this.world = world;
    }

    boolean isQuiet() {
        return underWay == 0;
    }

    void receipt(ProviderText text, ProviderStatus status, Optional<Integer> error) {
        var chance = world.chance();
        if (chance.strikes(Hazard.CALLBACK_LOST)) {
            return;
        }
        var copies = chance.strikes(Hazard.CALLBACK_DOUBLED) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++) {
            var wait = chance.strikes(Hazard.CALLBACK_LATE) ? 180_000 : 300;
            post(
                    "receipt",
                    chance.between(0, wait),
                    MOST_TRIES,
                    node -> record(receipt(text, status, error, node), node));
        }
    }

    /// Not lost, not doubled, and at once.
    void receiptNow(ProviderText text) {
        post(
                "receipt",
                0,
                1,
                node -> record(receipt(text, text.status(), text.error(), node), node));
    }

    private void record(DeliveryReceipt receipt, SimulatedNode node) {
        node.duly().recordReceipt().record(receipt);
        var isKept =
                world.stores().receipts().of(receipt.account(), receipt.providerId()).stream()
                        .anyMatch(kept -> kept.rawStatus().equals(receipt.rawStatus()));
        if (!isKept) {
            world.broken("what is acknowledged is kept", "a receipt of " + receipt.providerId());
        }
        receipt.messageId()
                .map(world.promises().messages()::of)
                .ifPresent(text -> world.promises().receipts().recorded(receipt, text));
    }

    void inbound(InboundText text, long within) {
        var copies = world.chance().strikes(Hazard.CALLBACK_DOUBLED) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++) {
            post(
                    "inbound",
                    world.chance().between(0, within),
                    MOST_TRIES,
                    node -> take(text, node));
        }
    }

    private void post(String name, long wait, int tries, Consumer<SimulatedNode> work) {
        underWay++;
        world.scheduler().after(wait, () -> arrive(name, tries, work));
    }

    private void arrive(String name, int tries, Consumer<SimulatedNode> work) {
        var node = world.chance().oneOf(world.nodes());
        if (!node.isUp() || node.pausedFor() > 0) {
            again(name, tries, work);
            return;
        }
        node.run(
                name,
                () -> work.accept(node),
                end -> {
                    if (end == Activity.End.DONE) {
                        underWay--;
                    } else {
                        again(name, tries, work);
                    }
                });
    }

    private void again(String name, int tries, Consumer<SimulatedNode> work) {
        underWay--;
        if (tries > 1) {
            post(name, world.chance().between(100, 15_000), tries - 1, work);
        }
    }

    /// As the route does it: kept, then nothing of ours may leave any more, then answered.
    private void take(InboundText text, SimulatedNode node) {
        var posted = posted(text, node);
        var consent = world.promises().consent();
        var known = consent.known(text.from());
        var isAnswering = world.provider().isAnswering();
        var source = "inbound:" + text.providerId();
        var kept = node.duly().receiveMessage().keep(posted);
        if (kept == ReceiveMessage.Kept.OPT_OUT && world.tampering().waitsForDepartures()) {
            awaitDepartures(text, node);
        }
        // What the person meant, whatever the engine took it for.
        if (text.body().equals("STOP")) {
            if (kept != ReceiveMessage.Kept.OPT_OUT
                    || !consent.known(text.from()).contains(source)) {
                world.broken("what is acknowledged is kept", "the STOP " + text.providerId());
            }
            consent.stopAnswered(posted);
        }
        if (text.body().equals("START") && isAnswering) {
            consent.startAnswered(posted, known);
        }
    }

    private void awaitDepartures(InboundText text, SimulatedNode node) {
        var departures = node.duly().departures();
        var looks = departures.longest().toMillis() / LOOK_AGAIN;
        for (var look = 0; look <= looks && departures.mayBeLeavingTo(text.from()); look++) {
            world.scheduler().current().takes(LOOK_AGAIN);
        }
    }

    private static InboundText posted(InboundText text, SimulatedNode node) {
        return new InboundText(
                text.account(),
                text.providerId(),
                text.from(),
                text.to(),
                text.messagingService(),
                text.body(),
                text.media(),
                text.optOutType(),
                InboundText.Arrival.POSTED,
                node.now(),
                Optional.empty(),
                text.raw());
    }

    private static DeliveryReceipt receipt(
            ProviderText text, ProviderStatus status, Optional<Integer> error, SimulatedNode node) {
        var word = status.name().toLowerCase(Locale.ROOT);
        return new DeliveryReceipt(
                Optional.of(text.request().messageId()),
                text.request().attempt(),
                SimulatedWorld.ACCOUNT,
                text.id(),
                status,
                word,
                error,
                Optional.of(text.from()),
                node.now(),
                Optional.empty(),
                Map.of("MessageStatus", word));
    }
}
