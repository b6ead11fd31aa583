package dev.duly.core.record;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who did something: an id, never a person's written name.
///
/// @param id a kind and an id, such as `token:admin`, or `system`
/// @param via from where, such as `cli root@desk7`
public record Actor(String id, Optional<String> via) {
    // First, because the actors below are checked against it.
    private static final Pattern ID = Pattern.compile("[a-z]+(:[A-Za-z0-9._@+-]{1,100})?");

    /// Duly itself.
    public static final Actor SYSTEM = new Actor("system", Optional.empty());

    /// The SMS provider, by what it answered or posted.
    public static final Actor PROVIDER = new Actor("provider", Optional.empty());

    /// The person at the handset.
    public static final Actor CLIENT = new Actor("client", Optional.empty());

    public Actor {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "an actor's id is a kind, or a kind, a colon and an id");
        }
    }

    /// The holder of an access token of ours.
    public static Actor token(String name) {
        return new Actor("token:" + name, Optional.empty());
    }

    public Actor via(String place) {
        return new Actor(id, Optional.of(place));
    }
}
