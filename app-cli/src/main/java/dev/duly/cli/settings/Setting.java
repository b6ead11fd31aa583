package dev.duly.cli.settings;

import java.util.Arrays;
import java.util.Optional;

/// Everything that can be set. The page `docs/reference/settings.md` says the same, and a test
/// holds it to that.
public enum Setting {
    PORT("8080"),
    DULY_HTTP_BIND("127.0.0.1"),
    API_ORIGIN,
    DULY_CONFIG,
    DULY_DATA_DIR("./data"),
    DULY_STORE("sqlite"),
    MONGO_URI(Kind.SECRET),
    MONGO_DB,
    DULY_QUEUE("sqlite"),
    REDIS_URL(Kind.SECRET),
    DULY_REDIS_PREFIX("{duly}:"),
    DULY_GATEWAY,
    DULY_SANDBOX_PORT("8090"),
    TWILIO_ACCOUNT_SID,
    TWILIO_AUTH_TOKEN(Kind.SECRET),
    TWILIO_API_KEY_SID,
    TWILIO_API_KEY_SECRET(Kind.SECRET),
    TWILIO_MESSAGING_SERVICE_SID,
    TWILIO_WEBHOOK_AUTH_TOKEN(Kind.SECRET),
    TWILIO_WEBHOOK_AUTH_TOKEN_PREVIOUS(Kind.SECRET),
    TWILIO_STATUS_CALLBACK_URL,
    TWILIO_BASE_URL,
    MESSAGING_QUEUE_CONCURRENCY("25"),
    DULY_LEASE("PT30S"),
    DULY_RECONCILE_AFTER("PT2M"),
    DULY_CLOCK_OFFSET("PT0S"),
    DULY_DEPARTMENT_NAME,
    DULY_SEGMENTS_PER_SECOND,
    DULY_REVOCATION_SCOPE("law"),
    DULY_REVOCATION_WORDS,
    DULY_TOKEN(Kind.SECRET),
    DULY_LOG("warning");

    private enum Kind {
        OPEN,
        SECRET
    }

    private final Optional<String> fallback;
    private final Kind kind;

    Setting() {
        this(Optional.empty(), Kind.OPEN);
    }

    Setting(String fallback) {
        this(Optional.of(fallback), Kind.OPEN);
    }

    Setting(Kind kind) {
        this(Optional.empty(), kind);
    }

    @SuppressWarnings("ImmutableEnumChecker") // Optional<String> is immutable.
    Setting(Optional<String> fallback, Kind kind) {
        this.fallback = fallback;
        this.kind = kind;
    }

    /// What holds when nobody says otherwise; empty where that depends on other settings.
    public Optional<String> fallback() {
        return fallback;
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }

    static boolean isKnown(String key) {
        return Arrays.stream(values()).anyMatch(setting -> setting.name().equals(key));
    }
}
