package dev.duly.core.purpose;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a text is sent; rules differ by it.
public enum Purpose {
    /// An officer's own words.
    MANUAL(Lane.NORMAL),
    REPLY(Lane.URGENT),
    CHECK_IN(Lane.NORMAL),
    COURT(Lane.URGENT),
    PAYMENT(Lane.NORMAL),
    NOTICE(Lane.NORMAL),
    /// The one answer to STOP, START or HELP. Only Duly itself sends these, and within five minutes
    /// or not at all: later, one more text would need a better reason (47 CFR 64.1200(a)(12)).
    CONSENT(Lane.URGENT, Optional.of(Duration.ofMinutes(5))),
    BULK(Lane.BULK),
    /// An operator's test of the whole way.
    SMOKE(Lane.URGENT);

    private final Lane lane;
    private final Optional<Duration> longestWait;

    Purpose(Lane lane) {
        this(lane, Optional.empty());
    }

    Purpose(Lane lane, Optional<Duration> longestWait) {
        this.lane = lane;
        this.longestWait = longestWait;
    }

    /// The purpose written as `word`, such as `check_in`.
    public static Optional<Purpose> of(String word) {
        return Arrays.stream(values()).filter(purpose -> purpose.word().equals(word)).findFirst();
    }

    /// Whether programs send such texts by themselves, in words that nobody wrote for this one
    /// client. What a department asks of automated texts, it asks of these.
    public boolean isAutomatic() {
        return switch (this) {
            case CHECK_IN, COURT, PAYMENT, NOTICE, BULK -> true;
            case MANUAL, REPLY, CONSENT, SMOKE -> false;
        };
    }

    public Lane lane() {
        return lane;
    }

    /// Whether somebody has to be told when such a text missed its time, or cannot arrive at its
    /// number: a client may rely on it. Of bulk texts the sender of all of them hears, of answers
    /// and tests nobody.
    public boolean isMissed() {
        return switch (this) {
            case MANUAL, REPLY, CHECK_IN, COURT, PAYMENT, NOTICE -> true;
            case CONSENT, BULK, SMOKE -> false;
        };
    }

    /// How long such a text may wait after it was accepted before it is worth nothing; empty for
    /// ever.
    public Optional<Duration> longestWait() {
        return longestWait;
    }

    /// As it stands in requests and answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
