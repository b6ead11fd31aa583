package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Nobody is texted who opted out. The one answer to a keyword is exempt from the opt-out that it
/// confirms, and from every earlier one, but not from one that came after the keyword. Source: 47
/// CFR 64.1200(a)(10) and (12).
public final class ConsentGate implements Gate {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public String rule(Facts facts) {
        return "47 CFR 64.1200(a)(10), version 1; " + facts.revocationScope().rule();
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        var consent = facts.consent();
        return switch (consent.state()) {
            case OPTED_OUT ->
                    confirmsWhatStillHolds(draft, consent)
                            ? confirmation()
                            : new Verdict.Refuse(optedOut(consent, facts));
            case OPTED_IN, NEVER_ASKED -> new Verdict.Allow();
        };
    }

    private static boolean confirmsWhatStillHolds(Draft draft, Consent consent) {
        return draft.purpose() == Purpose.CONSENT
                && draft.inAnswerTo()
                        .filter(asked -> consent.since().stream().noneMatch(asked::isBefore))
                        .isPresent();
    }

    private static Verdict confirmation() {
        return Verdict.Allow.because(
                Reason.of(
                        "confirms_opt_out",
                        "This is the one answer to the client's own text: it is exempt from the opt-out that it confirms.",
                        "Nothing."));
    }

    private static Reason optedOut(Consent consent, Facts facts) {
        var change = consent.decisive();
        var zone = facts.department().timeZone();
        var when =
                consent.since()
                        .map(since ->
                                " on %s (%s)".formatted(WHEN.format(since.atZone(zone)), zone))
                        .orElse("");
        return Reason.of(
                "opted_out",
                what(change) + when + ".",
                "Reach the client by other means. " + lifting(change, facts));
    }

    private static String what(Optional<ConsentChange> change) {
        if (change.isEmpty()) {
            return "This number opted out of texts";
        }
        var decisive = change.get();
        if (decisive.kind() == ConsentChange.Kind.REASSIGNED) {
            return "This number belongs to somebody else now, as was written down";
        }
        var purposes = decisive.reach().purposes();
        if (!purposes.isEmpty()) {
            return "The client switched off texts of these purposes: "
                    + purposes.stream()
                            .map(Purpose::word)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ";";
        }
        return switch (decisive.method()) {
            case KEYWORD -> "This number opted out of texts by a keyword";
            case PHRASE -> "This number asked for no more texts in its own words";
            case PROVIDER_BLOCK -> "The provider blocks texts to this number, and said so";
            case CARRIER ->
                    "The carrier says that this number is no longer to be texted, and said so";
            case PAPER, VERBAL, WEB, PORTAL, PHONE_CALL, EMAIL, IMPORT, COURT_ORDER ->
                    "This number opted out of texts, which was written down ("
                            + decisive.method().word()
                            + ")";
        };
    }

    private static String lifting(Optional<ConsentChange> change, Facts facts) {
        if (change.isEmpty() || isBlockedByProvider(change.get(), facts)) {
            return "Only the client can lift it, by texting START to us.";
        }
        if (change.get().kind() == ConsentChange.Kind.REASSIGNED) {
            return "Ask the client for the new number.";
        }
        return "It ends when the client texts START to us, or agrees again and you record it with its evidence.";
    }

    /// What a keyword stops at the provider, nothing that we write down starts again.
    private static boolean isBlockedByProvider(ConsentChange change, Facts facts) {
        return switch (change.method()) {
            case PROVIDER_BLOCK -> true;
            case KEYWORD -> facts.department().sender().keywordAnswers() != KeywordAnswers.OURS;
            case PHRASE,
                    CARRIER,
                    PAPER,
                    VERBAL,
                    WEB,
                    PORTAL,
                    PHONE_CALL,
                    EMAIL,
                    IMPORT,
                    COURT_ORDER ->
                    false;
        };
    }
}
