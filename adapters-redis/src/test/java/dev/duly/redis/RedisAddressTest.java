package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @Test
    void aHostIsEnough() {
        var address = RedisAddress.of(URI.create("redis://redis.internal"));

        assertThat(address.server).hasToString("redis.internal:6379");
        assertThat(address.encrypted).isFalse();
        assertThat(address.user).isEmpty();
        assertThat(address.password).isEmpty();
        assertThat(address.database).isZero();
    }

    @Test
    void everythingElseMayBeSaid() {
        var address = RedisAddress.of(URI.create("rediss://duly:p%3Aa:b@redis.internal:6380/2"));

        assertThat(address.server).hasToString("redis.internal:6380");
        assertThat(address.encrypted).isTrue();
        assertThat(address.user).contains("duly");
        assertThat(address.password).contains("p:a:b");
        assertThat(address.database).isEqualTo(2);
    }

    @Test
    void aPasswordMayStandWithoutAUser() {
        var address = RedisAddress.of(URI.create("redis://:secret@redis.internal/"));

        assertThat(address.user).isEmpty();
        assertThat(address.password).contains("secret");
        assertThat(address.database).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://duly:secret@redis.internal",
                "redis.internal",
                "redis:///0",
                "redis://secret@redis.internal",
                "redis://duly:secret@redis.internal/queue",
                "redis://duly:secret@redis.internal/99999"
            })
    void whatIsNoSuchUrlIsRefusedWithoutItsPassword(String url) {
        assertThatThrownBy(() -> RedisAddress.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Redis URL")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "duly:", "{}:", "{duly:", "{a}{b}", "{du ly}:"})
    void aPrefixWithoutOneHashTagIsRefused(String prefix) {
        assertThatThrownBy(() ->
                        RedisBackend.open(
                                URI.create("redis://127.0.0.1"), prefix, TestRedis.TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{duly}:");
    }
}
