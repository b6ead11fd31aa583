package dev.duly.core.access;

import java.util.Optional;

/// The tokens that let somebody in.
public interface AccessTokens {
    Optional<AccessToken> find(TokenHash hash);

    /// Keeps `token`, in place of what was kept under its name: the older one lets nobody in any
    /// more.
    void save(AccessToken token);
}
