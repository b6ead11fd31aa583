package dev.duly.core.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a change of consent reached us.
public enum Method {
    PAPER,
    VERBAL,
    WEB,
    PORTAL,
    /// The person texted a keyword.
    KEYWORD,
    /// The person texted it in words of their own.
    PHRASE,
    PHONE_CALL,
    EMAIL,
    /// The carrier says so, such as in a list of numbers that were given up.
    CARRIER,
    /// The provider answered that the person is unsubscribed (Twilio 21610).
    PROVIDER_BLOCK,
    IMPORT,
    COURT_ORDER;

    /// The method written as `word`, such as `phone_call`.
    public static Optional<Method> of(String word) {
        return Arrays.stream(values()).filter(method -> method.word().equals(word)).findFirst();
    }

    /// As it stands in requests and answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it came as a text, which may reach us long after it was written, and after one that
    /// was written later.
    public boolean isText() {
        return this == KEYWORD || this == PHRASE;
    }

    /// Whether staff may say that it came this way.
    public boolean isStaffs() {
        return switch (this) {
            case PAPER, VERBAL, WEB, PORTAL, PHONE_CALL, EMAIL, CARRIER, IMPORT, COURT_ORDER ->
                    true;
            case KEYWORD, PHRASE, PROVIDER_BLOCK -> false;
        };
    }

    /// Whether somebody can agree to texts this way: a carrier says only who does not get any.
    public boolean canOptIn() {
        return this != CARRIER && this != PROVIDER_BLOCK;
    }
}
