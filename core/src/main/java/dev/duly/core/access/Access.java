package dev.duly.core.access;

import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Lets callers in by token, and says what they may do.
public final class Access {
    private static final int TOKEN_BYTES = 32;

    private final AccessTokens tokens;
    private final AuditLog audit;
    private final Ids ids;
    private final RandomGenerator chance;
    private final InstantSource clock;

    /// @param chance fit for secrets
    public Access(
            AccessTokens tokens,
            AuditLog audit,
            Ids ids,
            RandomGenerator chance,
            InstantSource clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.ids = ids;
        this.chance = chance;
        this.clock = clock;
    }

    /// Who holds `token`; empty when nobody does.
    public Optional<Principal> principal(String token) {
        return tokens.find(TokenHash.of(token))
                .map(found ->
                        new Principal(Actor.token(found.name()), found.name(), found.scopes()));
    }

    /// Whether `principal` may do what `scope` covers; a denial is audited.
    public Permission check(Principal principal, Scope scope) {
        if (principal.may(scope)) {
            return new Permission.Granted();
        }
        audit.append(
                AuditDraft.of(
                        "access:" + ids.next(),
                        "access",
                        clock.instant(),
                        principal.actor(),
                        "access.denied",
                        Map.of("scope", scope.word())));
        return new Permission.Denied(
                "This takes the scope " + scope.word() + ", which your token does not have.");
    }

    /// Makes a token named `name`, in place of an earlier one of that name. It is told this once
    /// and kept only as its hash.
    public String issue(String name, Set<Scope> scopes) {
        var bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        var token = "duly_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var issued = new AccessToken(name, TokenHash.of(token), scopes, clock.instant());
        audit.append(
                AuditDraft.of(
                        "access:" + ids.next(),
                        "access",
                        issued.createdAt(),
                        Actor.SYSTEM,
                        "token.issued",
                        Map.of("token", name)));
        tokens.save(issued);
        return token;
    }
}
