package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Samples;
import dev.duly.core.World;
import dev.duly.core.department.Department;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.health.Alert;
import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.SendingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The provider's list is read from where it was read to, by the provider's clock, whatever our own
/// says.
class HowFarItWasReadTest {
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final World world = new World();
    private final Instant start = Instant.parse("2026-11-22T17:00:00Z");
    private final Map<SenderAddress, Instant> askedSince = new HashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private List<InboundText> held = List.of();
    private boolean isAway;
    private Optional<SenderAddress> neverAnswers = Optional.empty();
    private final CatchUpInbound catchUp =
            new CatchUpInbound(
                    world.gateway,
                    (ours, since) -> {
                        askedSince.put(ours, since);
                        return answer(ours, since);
                    },
                    world.storage.inbound(),
                    world.storage.departments(),
                    world.duly.receiveMessage(),
                    new PlaceChanges(world.gateway, world.storage.consents(), world.clock),
                    SendingSettings.DEFAULT,
                    alerts::add);

    @Test
    void aQuietInboxIsNotReadAgainAndAgain() {
        at(Duration.ofHours(1));
        hold(LostPost.of(world, 1, ANN, "Hello", start));
        catchUp.runOnce();
        at(Duration.ofDays(30));
        catchUp.runOnce();
        catchUp.runOnce();

        assertThat(askedSince.values())
                .containsOnly(start.plus(Duration.ofDays(30)).minus(OVERLAP));
    }

    @Test
    void whatCouldNotBeAskedIsAskedAgain() {
        at(Duration.ZERO);
        catchUp.runOnce();
        isAway = true;
        for (var hour = 1; hour < 30; hour++) {
            at(Duration.ofHours(hour));
            catchUp.runOnce();
        }

        isAway = false;
        hold(LostPost.of(world, 1, ANN, "STOP", start));
        catchUp.runOnce();

        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void whatComesWhileOurClockIsAheadIsFetched() {
        at(Duration.ZERO);
        world.clock.set(start.plus(Duration.ofMinutes(40)));
        catchUp.runOnce();

        at(Duration.ofMinutes(5));
        hold(LostPost.of(world, 2, ANN, "STOP", start.plusSeconds(60)));
        catchUp.runOnce();

        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void whatComesWhileOurClockIsBehindIsFetchedThoughANewerTextWasListedWithIt() {
        world.clock.set(start.minus(Duration.ofMinutes(20)));
        hold(LostPost.of(world, 1, ANN, "STOP", start));
        tells(Duration.ofSeconds(30));
        catchUp.runOnce();
        hold(
                LostPost.of(world, 1, ANN, "STOP", start),
                LostPost.of(world, 2, BOB, "Hello", start.plus(Duration.ofMinutes(12))));
        tells(Duration.ofMinutes(12));
        catchUp.runOnce();

        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void whileTheProviderCannotTellItsTimeNothingIsAskedAndNothingForgotten() {
        at(Duration.ZERO);
        catchUp.runOnce();
        askedSince.clear();
        hold(LostPost.of(world, 1, ANN, "STOP", start));

        world.gateway.tells(new ProviderTime.Unavailable("503"));
        catchUp.runOnce();
        catchUp.runOnce();
        assertThat(askedSince).isEmpty();
        assertThat(alerts).singleElement().extracting(Alert::code).isEqualTo("inbox_unavailable");

        at(Duration.ofDays(1));
        catchUp.runOnce();
        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void whatCouldNotBeAskedAfterALongOutageIsNotForgottenForANewText() {
        world.receive(world.inbound(1, ANN, "Hello"));
        world.clock.advance(Duration.ofDays(2));
        var lost = LostPost.of(world, 2, ANN, "STOP", world.clock.instant());
        world.clock.advance(Duration.ofDays(2));
        var later = Samples.restarted(world);
        world.gateway.holds(new InboxListing.Unavailable("503"));
        later.catchUpInbound().runOnce();
        world.receive(world.inbound(3, BOB, "Hello"));

        world.gateway.holds(new InboxListing.Complete(List.of(lost)));
        later.catchUpInbound().runOnce();

        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void aSenderThatCanNeverBeAskedDoesNotHaveTheOthersReadFromTheStart() {
        world.accept(world.fromProbation(draft(ANN, "See you at 9.")));
        var gone = SenderAddress.of("MG" + "f".repeat(32));
        probationSendsFrom(gone);
        at(Duration.ZERO);
        catchUp.runOnce();
        at(Duration.ofDays(30));
        catchUp.runOnce();
        catchUp.runOnce();

        assertThat(askedSince.get(gone)).isBefore(start);
        assertThat(askedSince.get(SenderAddress.of(World.SERVICE)))
                .isEqualTo(start.plus(Duration.ofDays(30)).minus(OVERLAP));
        assertThat(alerts).hasSize(1);
    }

    private void probationSendsFrom(SenderAddress address) {
        neverAnswers = Optional.of(address);
        var probation = world.storage.departments().find(World.PROBATION).orElseThrow();
        world.keep(
                Department.first(
                        probation.id(),
                        probation.name(),
                        probation.language(),
                        probation.timeZone(),
                        new Sender(address, KeywordAnswers.TWILIO_DEFAULT, 100),
                        probation.policy()));
    }

    private InboxListing answer(SenderAddress ours, Instant since) {
        if (isAway || neverAnswers.equals(Optional.of(ours))) {
            return new InboxListing.Unavailable("503");
        }
        return new InboxListing.Complete(
                held.stream().filter(text -> !text.countsFrom().isBefore(since)).toList());
    }

    private void hold(InboundText... texts) {
        held = List.of(texts);
    }

    /// Our clock and the provider's agree.
    private void at(Duration sinceStart) {
        world.clock.set(start.plus(sinceStart));
        tells(sinceStart);
    }

    private void tells(Duration sinceStart) {
        world.gateway.tells(new ProviderTime.Said(start.plus(sinceStart)));
    }
}
