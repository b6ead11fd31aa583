package dev.duly.redis;

import java.net.URI;
import java.util.Optional;
import redis.clients.jedis.HostAndPort;

/// What a Redis URL says. Not to be printed: it holds the password.
final class RedisAddress {
    private static final int USUAL_PORT = 6379;

    final HostAndPort server;
    final boolean encrypted;
    final Optional<String> user;
    final Optional<String> password;
    final int database;

    private RedisAddress(URI url) {
        this.server =
                new HostAndPort(url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort());
        this.encrypted = url.getScheme().equals("rediss");
        var login = Optional.ofNullable(url.getUserInfo()).map(info -> info.split(":", 2));
        this.user = login.map(parts -> parts[0]).filter(name -> !name.isEmpty());
        this.password = login.filter(parts -> parts.length == 2).map(parts -> parts[1]);
        this.database = database(url);
    }

    /// @throws IllegalArgumentException without any part of the URL in it
    static RedisAddress of(URI url) {
        if (!"redis".equals(url.getScheme()) && !"rediss".equals(url.getScheme())) {
            throw new IllegalArgumentException("a Redis URL begins with redis:// or rediss://");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("a Redis URL names a host");
        }
        var address = new RedisAddress(url);
        if (address.user.isPresent() && address.password.isEmpty()) {
            throw new IllegalArgumentException(
                    "a Redis URL that names a user has a password too, as in user:password@host;"
                            + " a password alone stands after a colon, as in :password@host");
        }
        return address;
    }

    private static int database(URI url) {
        var path = Optional.ofNullable(url.getPath()).orElse("");
        if (!path.matches("(/\\d{0,4})?")) {
            throw new IllegalArgumentException(
                    "the path of a Redis URL is the number of a database, such as /0");
        }
        return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }
}
