package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.provider.ProviderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final Duration LEASE = SendingSettings.DEFAULT.lease();
    private static final Duration PATIENCE = SendingSettings.DEFAULT.reconcileAfter();

    private final World world = new World();
    private final Reconcile reconcile = world.duly.reconcile();
    private MessageId id;

    @BeforeEach
    void aTextThatNobodyKnowsTheEndOf() {
        world.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        id = world.send(ANN, "See you at 9.");
        world.gateway.lists(new Listing.Complete(List.of()));
        world.clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void exactlyTheseWordsUnderAnUnknownIdAreAdopted() {
        world.gateway.lists(new Listing.Complete(List.of(listed(5, "See you at 9."))));

        reconcile.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.text(id).providerId()).contains(world.providerId(5));
    }

    @Test
    void twoEmptyListingsTheLastLateEnoughAreEvidence() {
        world.clock.advance(LEASE.plusSeconds(1));
        reconcile.runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);

        world.clock.advance(PATIENCE);
        reconcile.runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        world.clock.advance(Duration.ofSeconds(2));
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(2);
    }

    @Test
    void aTextThatIsNeverTakenIsGivenUpAfterSomeTries() {
        for (var i = 0; i < 20; i++) {
            world.clock.advance(LEASE.plusSeconds(1));
            reconcile.runOnce(10);
            world.clock.advance(PATIENCE);
            reconcile.runOnce(10);
            world.clock.advance(Duration.ofMinutes(20));
            world.gateway.answersNext(new GatewayOutcome.Unknown("503"));
            world.duly.sendWorker().runOnce(10);
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(world.text(id).timeline().getLast().reason().orElseThrow().code())
                .isEqualTo("gave_up");
        assertThat(world.gateway.requests()).hasSize(12);
    }

    @Test
    void emptyListingsBeforeTheDeadlineAreNoEvidence() {
        reconcile.runOnce(10);
        reconcile.runOnce(10);
        world.clock.advance(LEASE.plus(PATIENCE).plusSeconds(1));
        reconcile.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void manyEmptyListingsThatAllCameEarlyAreNoEvidence() {
        world.clock.advance(LEASE.plusSeconds(1));
        for (var i = 0; i < 5; i++) {
            reconcile.runOnce(10);
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void anUnknownIdWithOtherWordsWaitsForAPerson() {
        world.gateway.lists(new Listing.Complete(List.of(listed(5, "Something else."))));
        world.clock.advance(LEASE.plus(PATIENCE).plusSeconds(1));

        reconcile.runOnce(10);
        reconcile.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(world.gateway.requests()).hasSize(1);
    }

    @Test
    void aTextFromAnotherNumberOfOursIsNotThisOne() {
        var owned = new World(World.OURS);
        owned.gateway.answersNext(new GatewayOutcome.Unknown("no answer within 20 s"));
        var text = owned.send(ANN, "See you at 9.");
        owned.clock.advance(Duration.ofSeconds(1));
        owned.gateway.lists(
                new Listing.Complete(
                        List.of(
                                new ProviderMessage(
                                        owned.providerId(5),
                                        Optional.of(World.BOB),
                                        "See you at 9.",
                                        ProviderStatus.SENT,
                                        Optional.empty(),
                                        owned.clock.instant(),
                                        Optional.empty()))));

        owned.duly.reconcile().runOnce(10);

        assertThat(owned.stateOf(text)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void anIdThatIsOursAlreadyExplainsNothing() {
        var earlier = world.send(World.BOB, "Another text.");
        var earlierId = world.text(earlier).providerId().orElseThrow();
        world.gateway.lists(
                new Listing.Complete(
                        List.of(
                                new ProviderMessage(
                                        earlierId,
                                        Optional.empty(),
                                        "See you at 9.",
                                        ProviderStatus.SENT,
                                        Optional.empty(),
                                        world.clock.instant(),
                                        Optional.empty()))));

        reconcile.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    @Test
    void aProviderThatCannotBeAskedProvesNothing() {
        world.gateway.lists(new Listing.Unavailable("503"));
        world.clock.advance(Duration.ofDays(3));

        reconcile.runOnce(10);
        reconcile.runOnce(10);

        assertThat(world.stateOf(id)).isEqualTo(MessageState.UNCONFIRMED);
    }

    private ProviderMessage listed(int number, String body) {
        return new ProviderMessage(
                world.providerId(number),
                Optional.of(World.OURS),
                body,
                ProviderStatus.SENT,
                Optional.empty(),
                world.clock.instant(),
                Optional.empty());
    }
}
