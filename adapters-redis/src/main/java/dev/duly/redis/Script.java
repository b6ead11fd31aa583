package dev.duly.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// A script beside this class. Redis knows it by its digest, and is given the text when it has
/// never seen it or forgot it.
final class Script {
    private final String text;
    private final String digest;

    private Script(String text) {
        this.text = text;
        this.digest = digest(text);
    }

    static Script named(String resource) {
        try (var stream = Objects.requireNonNull(Script.class.getResourceAsStream(resource))) {
            return new Script(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a script of this module cannot be read", e);
        }
    }

    /// @return a list, as each script of this module answers
    List<?> run(UnifiedJedis redis, String key, List<String> arguments) {
        try {
            return (List<?>) redis.evalsha(digest, List.of(key), arguments);
        } catch (JedisNoScriptException _) {
            return (List<?>) redis.eval(text, List.of(key), arguments);
        }
    }

    private static String digest(String text) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
