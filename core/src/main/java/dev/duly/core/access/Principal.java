package dev.duly.core.access;

import dev.duly.core.record.Actor;
import java.util.Set;

/// Who is calling, once we know.
///
/// @param application whose idempotency keys these are
public record Principal(Actor actor, String application, Set<Scope> scopes) {
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
