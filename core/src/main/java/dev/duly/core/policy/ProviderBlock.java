package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.revocation.Keyword;
import java.util.List;
import java.util.Optional;

/// Twilio goes on blocking whoever texted STOP until they text START: nothing that we write down
/// changes that, and staff who write down a new agreement have to know.
final class ProviderBlock {
    private ProviderBlock() {}

    /// What to tell whoever wrote `change`; empty when the provider blocks nothing that we know of.
    ///
    /// @param viewpoint of `department`
    /// @param history before the change
    static Optional<String> notice(
            ConsentChange change,
            Department department,
            Viewpoint viewpoint,
            List<ConsentChange> history) {
        var known =
                history.stream()
                        .filter(line -> viewpoint.departments().contains(line.departmentId()))
                        .filter(line -> isKnown(line, department.sender().keywordAnswers()))
                        .toList();
        if (!change.kind().isOptIn() || Consent.derive(known).state() != Consent.State.OPTED_OUT) {
            return Optional.empty();
        }
        return Optional.of(
                "The provider still blocks texts to this number: only the client can lift that, by texting START to "
                        + department.sender().address().value()
                        + ".");
    }

    /// Whether the provider itself took `line` for a STOP or a START.
    private static boolean isKnown(ConsentChange line, KeywordAnswers answers) {
        var isHeard =
                switch (answers) {
                    // It has words of its own, and says so in its posts.
                    case ADVANCED -> true;
                    case TWILIO_DEFAULT, TOLL_FREE -> Keyword.answeredByTwilio(line.words());
                    case OURS -> line.kind().isOptIn();
                };
        return line.method() == Method.PROVIDER_BLOCK
                || (line.method() == Method.KEYWORD && isHeard);
    }
}
