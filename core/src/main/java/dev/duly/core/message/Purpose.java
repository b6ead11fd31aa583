package dev.duly.core.message;

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
    /// The one answer to STOP, START or HELP. Only Duly itself sends these.
    CONSENT(Lane.URGENT),
    BULK(Lane.BULK),
    /// An operator's test of the whole way.
    SMOKE(Lane.URGENT);

    private final Lane lane;

    Purpose(Lane lane) {
        this.lane = lane;
    }

    /// The purpose written as `word`, such as `check_in`.
    public static Optional<Purpose> of(String word) {
        return Arrays.stream(values()).filter(purpose -> purpose.word().equals(word)).findFirst();
    }

    public Lane lane() {
        return lane;
    }

    /// As it stands in requests and answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
