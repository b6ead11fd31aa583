package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.purpose.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which index each list of messages walks along.
class MessagePlanTest {
    @RegisterExtension final DataFolders folders = new DataFolders();
    private SqliteStorage storage;

    @BeforeEach
    void open() {
        storage = folders.serve();
    }

    @Test
    void aPageWalksAlongTheIndexOfWhatNarrowsItMost() {
        assertThat(Filters.all())
                .allSatisfy(filter -> {
                    var index = "USING INDEX message_by_" + narrowest(filter);
                    assertThat(walks(new MessageQuery(filter, Optional.empty(), 10)))
                            .hasSize(howMany(filter))
                            .allMatch(step -> (step + " ").contains(index + " "));
                    assertThat(walks(new MessageQuery(filter, Filters.cursor(), 10)))
                            .hasSize(howMany(filter))
                            .allMatch(step -> step.startsWith("SEARCH message " + index + " "))
                            .allMatch(step -> step.contains("(created_at,id)"));
                });
    }

    /// It runs before every send, and a thread of years has thousands of finished texts.
    @Test
    void theUnfinishedTextsOfAThreadAreFoundWithoutWalkingThroughTheFinishedOnes() {
        assertThat(Filters.unfinished())
                .hasSizeGreaterThan(30)
                .allSatisfy(filter -> {
                    var found = "SEARCH message USING INDEX message_unfinished (thread_id=?";
                    assertThat(walks(new MessageQuery(filter, Optional.empty(), 10)))
                            .singleElement()
                            .asString()
                            .startsWith(found);
                    assertThat(walks(new MessageQuery(filter, Filters.cursor(), 10)))
                            .singleElement()
                            .asString()
                            .startsWith(found)
                            .contains(" AND (created_at,id)");
                });
    }

    @Test
    void onlyTheWholeOfWhatIsUnfinishedHasItsIndex() {
        var whole = Filters.unfinished().getFirst();
        var others =
                List.of(
                        Set.of(MessageState.QUEUED, MessageState.SENDING),
                        Set.of(
                                MessageState.QUEUED,
                                MessageState.SENDING,
                                MessageState.UNCONFIRMED,
                                MessageState.SENT));

        assertThat(others)
                .allSatisfy(states ->
                        assertThat(
                                        walks(
                                                new MessageQuery(
                                                        Filters.in(states, whole),
                                                        Filters.cursor(),
                                                        10)))
                                .singleElement()
                                .asString()
                                .contains("USING INDEX message_by_thread "));
    }

    @Test
    void aStateIsWalkedFromItsFirstMomentOrWhereThePageBeforeEnded() {
        var walk = "SEARCH message USING INDEX message_by_change (state=? AND ";

        assertThat(Plans.of(storage, inState(Optional.empty())))
                .containsExactly(walk + "changed_at>? AND changed_at<?)");
        assertThat(Plans.of(storage, inState(Filters.cursor())))
                .containsExactly(walk + "(changed_at,id)>(?,?) AND changed_at<?)");
    }

    @Test
    void whatIsOverdueIsWalkedLaneByLaneAlongTheIndexOfWhatWaits() {
        var walk = "SEARCH message USING INDEX message_waiting (lane=? AND ";

        assertThat(walks(overdue(Optional.empty())))
                .hasSize(Lane.values().length)
                .containsOnly(walk + "due_at>? AND due_at<?)");
        assertThat(walks(overdue(Filters.cursor())))
                .hasSize(Lane.values().length)
                .containsOnly(walk + "(due_at,id)>(?,?) AND due_at<?)");
    }

    private static String inState(Optional<Cursor> cursor) {
        var span = new Span("changed_at", Instant.MIN, Instant.MAX, cursor);
        return StateQuery.inState(MessageState.SENT, span, 10).sql();
    }

    private static String overdue(Optional<Cursor> cursor) {
        return StateQuery.overdue(new Span("due_at", Instant.MIN, Instant.MAX, cursor), 10).sql();
    }

    private List<String> walks(MessageQuery query) {
        return walks(query.sql());
    }

    private List<String> walks(String sql) {
        return Plans.walks(storage, sql);
    }

    /// One walk, or one for each state when these narrow most.
    private static int howMany(MessageFilter filter) {
        return narrowest(filter).equals("state") ? filter.states().size() : 1;
    }

    private static String narrowest(MessageFilter filter) {
        if (filter.threadId().isPresent()) {
            return "thread";
        }
        if (filter.caseId().isPresent()) {
            return "case";
        }
        if (!filter.states().isEmpty()) {
            return "state";
        }
        if (filter.departmentId().isPresent()) {
            return "department";
        }
        return filter.direction().isPresent() ? "direction" : "time";
    }
}
