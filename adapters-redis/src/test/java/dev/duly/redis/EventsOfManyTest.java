package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.DomainEvent.MessageChanged;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvent;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Revision;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;

/// Live events of several nodes on one Redis, which goes away and forgets.
class EventsOfManyTest {
    private static final String PREFIX = "{duly}:";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension final OwnRedis server = new OwnRedis();
    @RegisterExtension final Nodes nodes = new Nodes();
    private RedisBackend one;
    private RedisBackend other;

    @BeforeEach
    void openNodes() {
        one = nodes.beside(server.url(), PREFIX);
        other = nodes.beside(server.url(), PREFIX);
    }

    @Test
    void whatOneNodeTellsIsHeardAtAnother() throws InterruptedException {
        var begin = begun(other);
        one.events().publish(sample(1));
        assertThat(heard(other, begin, 1)).extracting(LiveEvent::event).containsExactly(sample(1));
    }

    @Test
    void aListenerGoesOnAtAnotherNodeThatBeginsOnlyThen() throws InterruptedException {
        var begin = begun(one);
        tell(one, 1, 300);
        var last = heard(one, begin, 300).get(99);
        assertThat(heard(other, last.id(), 200))
                .extracting(LiveEvent::event)
                .isEqualTo(samples(101, 300));
    }

    @Test
    void whatANodeTellsLastIsHeard() throws InterruptedException {
        var begin = begun(other);
        tell(one, 1, 500);
        one.close();
        assertThat(heard(other, begin, 500)).hasSize(500);
    }

    @Test
    void manyEventsTakeFewCommands() throws InterruptedException {
        var begin = begun(one);
        var before = server.asked("xadd");
        tell(one, 1, 1_000);
        heard(one, begin, 1_000);
        assertThat(server.asked("xadd") - before).isBetween(1L, 100L);
    }

    @Test
    void theStreamDoesNotGrowForEver() throws InterruptedException {
        var begin = begun(one);
        for (var entry = 0; entry < 1_500; entry++) {
            server.client()
                    .xadd(
                            PREFIX + "events",
                            StreamEntryID.NEW_ENTRY,
                            EventEntry.fields(false, List.of()));
        }
        one.events().publish(sample(1));
        heard(one, begin, 1);
        assertThat(server.client().xlen(PREFIX + "events")).isBetween(1_000L, 1_200L);
    }

    @Test
    void afterEverythingWasForgottenWhoListenedReadsAfresh() throws InterruptedException {
        var begin = begun(other);
        server.client().flushAll();
        one.events().publish(sample(1));
        assertThat(reset(other, begin)).isNotEqualTo(begin);
    }

    @Test
    void afterEverythingWasForgottenWhoListenedReadsAfreshThoughNothingIsTold()
            throws InterruptedException {
        var begin = begun(other);
        server.client().flushAll();
        var now = reset(other, begin);
        one.events().publish(sample(1));
        assertThat(heard(other, now, 1)).extracting(LiveEvent::event).containsExactly(sample(1));
    }

    @Test
    void whatIsToldWhileRedisIsAwayDelaysNobodyAndResetsAllOnceItIsBack()
            throws InterruptedException {
        var begin = begun(other);
        server.stop();
        tell(one, 1, 50_000);
        assertThat(other.events().hear(Optional.of(begin), 10, Duration.ofMillis(20)))
                .isEqualTo(new Heard.News(List.of()));

        server.start();

        var now = reset(other, begin);
        one.events().publish(sample(7));
        assertThat(heardUntil(other, now, sample(7)).getLast().event()).isEqualTo(sample(7));
    }

    @Test
    void whatOneNodeCouldNotTellResetsWhoListensAtAnother() throws InterruptedException {
        var begin = begun(other);
        server.client()
                .xadd(
                        PREFIX + "events",
                        StreamEntryID.NEW_ENTRY,
                        EventEntry.fields(true, samples(1, 2)));
        var now = reset(other, begin);
        one.events().publish(sample(3));
        assertThat(heard(other, now, 1)).extracting(LiveEvent::event).containsExactly(sample(3));
    }

    @Test
    void whatANewerReleaseTellsAndThisOneDoesNotKnowIsPassedOver() throws InterruptedException {
        var begin = begun(other);
        var known = EventEntry.fields(false, samples(1, 1)).getOrDefault("events", "");
        var newer = List.of("weather fine", known.replace("sent", "dreamt"), known);
        server.client()
                .xadd(
                        PREFIX + "events",
                        StreamEntryID.NEW_ENTRY,
                        Map.of("events", String.join("\n", newer), "more", "yes"));
        var heard = heard(other, begin, 1);
        assertThat(heard).extracting(LiveEvent::event).containsExactly(sample(1));
        assertThat(heard.getFirst().id().value()).endsWith("-3");
    }

    @Test
    void whoBeginsWhileRedisIsAwayIsToldSo() {
        server.stop();
        assertThatThrownBy(() -> one.events().hear(Optional.empty(), 10, Duration.ofMillis(20)))
                .isInstanceOfSatisfying(
                        PortException.class,
                        thrown -> {
                            assertThat(thrown.port()).isEqualTo("LiveEvents");
                            assertThat(thrown.retry()).isEqualTo(PortException.Retry.WORTH_IT);
                        });
        server.start();
    }

    private static EventId begun(RedisBackend node) throws InterruptedException {
        return ((Heard.Reset) node.events().hear(Optional.empty(), 10, PATIENCE)).now();
    }

    /// Where one goes on who listened after `last`, and is reset.
    private static EventId reset(RedisBackend node, EventId last) throws InterruptedException {
        return ((Heard.Reset) node.events().hear(Optional.of(last), 10, PATIENCE)).now();
    }

    private static List<LiveEvent> heard(RedisBackend node, EventId last, int howMany)
            throws InterruptedException {
        return heardUntil(node, last, sample(0), howMany);
    }

    private static List<LiveEvent> heardUntil(RedisBackend node, EventId last, DomainEvent end)
            throws InterruptedException {
        return heardUntil(node, last, end, Integer.MAX_VALUE);
    }

    private static List<LiveEvent> heardUntil(
            RedisBackend node, EventId last, DomainEvent end, int howMany)
            throws InterruptedException {
        var all = new ArrayList<LiveEvent>();
        while (all.size() < howMany && (all.isEmpty() || !all.getLast().event().equals(end))) {
            var after = all.isEmpty() ? last : all.getLast().id();
            var news = (Heard.News) node.events().hear(Optional.of(after), 10_000, PATIENCE);
            assertThat(news.events()).as("events after %d", all.size()).isNotEmpty();
            all.addAll(news.events());
        }
        return all;
    }

    private static void tell(RedisBackend node, int first, int last) {
        samples(first, last).forEach(node.events()::publish);
    }

    private static List<DomainEvent> samples(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(EventsOfManyTest::sample).toList();
    }

    private static DomainEvent sample(int number) {
        return new MessageChanged(
                Samples.messageId(number),
                Samples.threadId(number),
                Samples.PRETRIAL,
                MessageState.SENT,
                new Revision(number + 1),
                Samples.second(number));
    }
}
