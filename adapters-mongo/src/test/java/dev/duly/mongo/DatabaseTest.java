package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Indexes;
import dev.duly.core.PortException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("JavaUtilDate") // the driver's own type for moments
class DatabaseTest {
    @RegisterExtension final Databases databases = new Databases();

    @Test
    void answersAPing() {
        databases.empty().ping();
    }

    @Test
    void keepsWhatIsWritten() {
        var things = databases.empty().collection("things");
        things.insertOne(new Document("_id", 1).append("at", new Date(5)));
        assertThat(things.find().first()).containsEntry("at", new Date(5));
    }

    @Test
    void aUniqueKeyThatIsLeftOutIsInNobodysWay() {
        var key = Index.unique("things", Indexes.ascending("duly.a", "duly.b"));
        var things = databases.with(List.of(key)).collection("things");
        things.insertOne(new Document("_id", 1));
        things.insertOne(new Document("_id", 2).append("duly", new Document("revision", 1)));
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    void aKeyThatExistsOnceIsRefusedTheSecondTime() {
        var key = Index.unique("things", Indexes.ascending("duly.ids"));
        var database = databases.with(List.of(key));
        var things = database.collection("things");
        things.insertOne(withIds(1, List.of("a", "b")));
        assertThatThrownBy(() ->
                        database.call(
                                "Things", () -> things.insertOne(withIds(2, List.of("c", "b")))))
                .isInstanceOf(PortException.class)
                .hasMessage("Things: another writer was first to a key that exists once")
                .extracting(fault -> ((PortException) fault).retry())
                .isEqualTo(PortException.Retry.WORTH_IT);
    }

    private static Document withIds(int id, List<String> ids) {
        return new Document("_id", id).append("duly", new Document("ids", ids));
    }

    @Test
    void aClosedDatabaseSaysSo() {
        var database = databases.empty();
        database.close();
        assertThatThrownBy(database::ping)
                .isInstanceOf(PortException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aUriThatIsNoneIsNotQuoted() {
        assertThatThrownBy(() ->
                        Database.open("mongodb://user:se%cret@host", "duly", Databases.PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mongodb://host:port")
                .hasMessageNotContaining("cret")
                .hasNoCause();
    }

    @Test
    void aSearchedMomentIsRoundedUpAndAKeptOneDown() {
        var between = Instant.ofEpochMilli(7).plusNanos(1);
        assertThat(Dates.of(between)).isEqualTo(new Date(7));
        assertThat(Dates.notBefore(between)).isEqualTo(new Date(8));
        assertThat(Dates.notBefore(Instant.MAX)).isEqualTo(new Date(Long.MAX_VALUE));
        assertThat(Dates.notBefore(Instant.MIN)).isEqualTo(new Date(Long.MIN_VALUE));
    }
}
