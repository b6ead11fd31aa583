package dev.duly.core.provider;

/// Whose gateway a text goes through. Kept on every message and attempt: a text that waits is never
/// sent on another account, nor looked for there.
///
/// @param kind `twilio` or `sandbox`
/// @param account the provider's id of the account, such as `AC` and 32 hex digits
public record GatewayAccount(String kind, String account) {
    public GatewayAccount {
        if (kind.isBlank() || account.isBlank()) {
            throw new IllegalArgumentException("a gateway account has a kind and an account");
        }
    }

    @Override
    public String toString() {
        return kind + " " + account;
    }
}
