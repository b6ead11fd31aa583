package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvent;
import dev.duly.core.events.LiveEvents;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [LiveEvents] promises. What is published may be heard a moment later.
public abstract class LiveEventsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Longer than any test may take.
    private static final Duration FOREVER = Duration.ofMinutes(10);

    private static final int ALL = 10_000;

    private static final List<MessageState> STATES = List.of(MessageState.values());

    private LiveEvents events;

    /// Those of a system in which nothing has happened yet.
    protected abstract LiveEvents noEvents();

    @BeforeEach
    void begin() {
        events = noEvents();
    }

    @Test
    void whoIsNewIsResetAndHearsWhatComesAfter() throws Exception {
        var begin = begun();
        publish(1, 3);
        assertThat(heard(begin, 3)).extracting(LiveEvent::event).isEqualTo(samples(1, 3));
    }

    @Test
    void everyEventHasAnIdOfItsOwn() throws Exception {
        var begin = begun();
        publish(1, 3);
        assertThat(heard(begin, 3)).extracting(LiveEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void whoWasAwayGoesOnAfterTheLastThatItHeard() throws Exception {
        var begin = begun();
        publish(1, 5);
        var second = heard(begin, 5).get(1).id();
        assertThat(heard(second, 3)).extracting(LiveEvent::event).isEqualTo(samples(3, 5));
        assertThat(heard(second, 3)).extracting(LiveEvent::event).isEqualTo(samples(3, 5));
    }

    @Test
    void noMoreIsHeardAtOnceThanAsked() throws Exception {
        var begin = begun();
        publish(1, 3);
        heard(begin, 3);
        assertThat(events.hear(Optional.of(begin), 2, PATIENCE))
                .isInstanceOfSatisfying(
                        Heard.News.class,
                        news ->
                                assertThat(news.events())
                                        .extracting(LiveEvent::event)
                                        .isEqualTo(samples(1, 2)));
    }

    @Test
    void nothingIsHeardWhenNothingComesInTime() throws Exception {
        assertThat(events.hear(Optional.of(begun()), ALL, Duration.ofMillis(20)))
                .isEqualTo(new Heard.News(List.of()));
    }

    @Test
    void whoWaitsHearsWhatComes() throws Exception {
        var begin = begun();
        var waiting = CompletableFuture.supplyAsync(() -> hear(begin, FOREVER));
        assertThat(waiting).isNotDone();
        events.publish(sample(1));
        assertThat(waiting.get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Heard.News.class, news -> assertThat(news.events()).hasSize(1));
    }

    @Test
    void anIdThatNobodyHereGaveIsAnsweredByAReset() throws Exception {
        begun();
        assertThat(events.hear(Optional.of(new EventId("1-2-3")), ALL, FOREVER))
                .isInstanceOf(Heard.Reset.class);
    }

    @Test
    void theLatestEventsAreKept() throws Exception {
        var begin = begun();
        publish(1, LiveEvents.KEPT);
        assertThat(heard(begin, LiveEvents.KEPT))
                .extracting(LiveEvent::event)
                .isEqualTo(samples(1, LiveEvents.KEPT));
    }

    @Test
    void whoWasAwayForTooLongIsReset() throws Exception {
        var begin = begun();
        publish(1, 500);
        var last = heard(begin, 500).getLast().id();
        for (var round = 1; round <= 6; round++) {
            publish(500 * round + 1, 500 * round + 500);
            last = heard(last, 500).getLast().id();
        }
        assertThat(events.hear(Optional.of(begin), ALL, FOREVER)).isEqualTo(new Heard.Reset(last));
        assertThat(events.hear(Optional.of(last), ALL, Duration.ZERO))
                .isEqualTo(new Heard.News(List.of()));
    }

    @Test
    void eachListenerHearsAllOfIt() throws Exception {
        var one = begun();
        publish(1, 2);
        heard(one, 2);
        var other = begun();
        publish(3, 4);
        assertThat(heard(one, 4)).extracting(LiveEvent::event).isEqualTo(samples(1, 4));
        assertThat(heard(other, 2)).extracting(LiveEvent::event).isEqualTo(samples(3, 4));
    }

    /// Where a new listener begins.
    private EventId begun() throws InterruptedException {
        return ((Heard.Reset) events.hear(Optional.empty(), ALL, PATIENCE)).now();
    }

    /// The first so many that come after `last`, in as many answers as they take.
    private List<LiveEvent> heard(EventId last, int howMany) throws InterruptedException {
        var all = new ArrayList<LiveEvent>();
        while (all.size() < howMany) {
            var after = all.isEmpty() ? last : all.getLast().id();
            var news = (Heard.News) events.hear(Optional.of(after), ALL, PATIENCE);
            assertThat(news.events()).as("events after %d", all.size()).isNotEmpty();
            all.addAll(news.events());
        }
        return all;
    }

    private Heard hear(EventId last, Duration atMost) {
        try {
            return events.hear(Optional.of(last), ALL, atMost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(int first, int last) {
        samples(first, last).forEach(events::publish);
    }

    private static List<DomainEvent> samples(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(LiveEventsContract::sample).toList();
    }

    private static DomainEvent sample(int number) {
        return new DomainEvent.MessageChanged(
                Samples.messageId(number),
                Samples.threadId(number),
                number % 2 == 0 ? Samples.PRETRIAL : Samples.BAIL,
                STATES.get(number % STATES.size()),
                new Revision(number),
                Samples.second(number));
    }
}
