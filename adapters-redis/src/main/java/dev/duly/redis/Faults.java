package dev.duly.redis;

import static dev.duly.core.PortException.Retry.POINTLESS;
import static dev.duly.core.PortException.Retry.WORTH_IT;

import dev.duly.core.PortException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Says in words what is the matter with Redis. The words hold no key and no value.
final class Faults {
    private static final Pattern KIND = Pattern.compile("(?:^|: -?)([A-Z]{2,20}) ");

    private record Fault(PortException.Retry retry, String sentence) {}

    private Faults() {}

    static PortException of(String port, JedisException thrown) {
        var fault =
                switch (thrown) {
                    case JedisConnectionException _ -> ofConnection(thrown);
                    case JedisDataException answer -> ofAnswer(answer);
                    default ->
                            new Fault(
                                    WORTH_IT, "all connections to Redis are busy: it is too slow");
                };
        return new PortException(port, fault.retry(), fault.sentence(), thrown);
    }

    private static Fault ofConnection(JedisException thrown) {
        if (has(thrown, SSLException.class)) {
            return new Fault(
                    POINTLESS,
                    "no encrypted connection to Redis: its certificate is not trusted or does not"
                            + " name this host");
        }
        if (has(thrown, SocketTimeoutException.class)) {
            return new Fault(WORTH_IT, "Redis did not answer in time");
        }
        return new Fault(WORTH_IT, "Redis cannot be reached, or closed the connection");
    }

    private static Fault ofAnswer(JedisDataException answer) {
        var kind = kind(Optional.ofNullable(answer.getMessage()).orElse(""));
        return switch (kind) {
            case "NOAUTH", "WRONGPASS" ->
                    new Fault(POINTLESS, "Redis does not accept the user or password of its URL");
            case "NOPERM" ->
                    new Fault(
                            POINTLESS,
                            "the Redis user may not do this: allow it +@all on the keys of the"
                                    + " prefix");
            case "OOM" -> new Fault(POINTLESS, "Redis has used all memory that it may");
            case "MISCONF" ->
                    new Fault(POINTLESS, "Redis cannot write to its disk, and takes no writes");
            case "WRONGTYPE" ->
                    new Fault(
                            POINTLESS,
                            "a key of the prefix is somebody else's: choose another prefix");
            case "LOADING", "BUSY", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN" ->
                    new Fault(WORTH_IT, "Redis is starting, busy or changing its primary");
            default -> new Fault(POINTLESS, "Redis answered with the error " + kind);
        };
    }

    /// An answer begins with the kind of the error. That of a script may begin with `ERR`, and then
    /// with the kind after some words of its own.
    private static String kind(String answer) {
        return KIND.matcher(answer)
                .results()
                .map(found -> found.group(1))
                .reduce((_, last) -> last)
                .orElse("of no known kind");
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
