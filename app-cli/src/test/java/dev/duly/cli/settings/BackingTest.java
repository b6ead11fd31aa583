package dev.duly.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackingTest {
    private static final String PASSWORD = "s3cret-of-mongo";
    private static final Map<String, String> SHARED =
            Map.of(
                    "DULY_STORE",
                    "mongo",
                    "MONGO_URI",
                    "mongodb://duly:" + PASSWORD + "@127.0.0.1:27017",
                    "MONGO_DB",
                    "bail",
                    "DULY_QUEUE",
                    "redis",
                    "REDIS_URL",
                    "redis://127.0.0.1:6379",
                    "DULY_GATEWAY",
                    "sandbox");

    @TempDir private Path folder;

    @Test
    void withoutAWordEverythingIsInOneFile() {
        var backing = backing(Map.of());

        assertThat(backing.store()).isEqualTo(new Backing.Store.Sqlite());
        assertThat(backing.queue()).isEqualTo(new Backing.Queue.Sqlite());
        assertThat(backing.isShared()).isFalse();
    }

    @Test
    void severalNodesShareMongoAndRedis() {
        var backing = backing(SHARED);

        assertThat(backing.isShared()).isTrue();
        assertThat(backing.store())
                .isInstanceOfSatisfying(
                        Backing.Store.Mongo.class,
                        mongo -> {
                            assertThat(mongo.database()).isEqualTo("bail");
                            assertThat(mongo.uri().value()).contains(PASSWORD);
                        });
        assertThat(backing.queue())
                .isInstanceOfSatisfying(
                        Backing.Queue.Redis.class,
                        redis -> assertThat(redis.prefix()).isEqualTo("{duly}:"));
        assertThat(backing.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void oneFileMayHaveItsQueueOnRedis() {
        var settings = without("DULY_STORE");

        assertThat(backing(settings).queue()).isInstanceOf(Backing.Queue.Redis.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MONGO_URI, MONGO_URI",
        "MONGO_DB, MONGO_DB",
        "REDIS_URL, REDIS_URL",
        "DULY_QUEUE, DULY_QUEUE",
        "DULY_GATEWAY, TWILIO_ACCOUNT_SID"
    })
    void whatIsMissingIsNamed(String missing, String named) {
        assertThatThrownBy(() -> backing(without(missing)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(named);
    }

    @ParameterizedTest
    @CsvSource({
        "MONGO_URI, mysql://127.0.0.1",
        "MONGO_DB, bail/bonds",
        "REDIS_URL, http://127.0.0.1:6379",
        "DULY_REDIS_PREFIX, duly:",
        "DULY_REDIS_PREFIX, {duly}{bull}:",
        "DULY_STORE, postgres",
        "DULY_QUEUE, kafka"
    })
    void aComplaintNamesTheKeyAndNoSecret(String key, String value) {
        var settings = new HashMap<>(SHARED);
        settings.put(key, value);

        assertThatThrownBy(() -> backing(settings))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key)
                .hasMessageNotContaining(PASSWORD);
    }

    private static Map<String, String> without(String key) {
        var settings = new HashMap<>(SHARED);
        settings.remove(key);
        return settings;
    }

    private Backing backing(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("DULY_DATA_DIR", folder.toString());
        return Settings.of(all).backing();
    }
}
