package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.ChangeConsent.Result;
import dev.duly.core.record.Actor;
import dev.duly.core.system.OptOutBarrier;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes a change of consent down, and says what became of it.
final class ConsentWriting {
    private final Surroundings surroundings;
    private final boolean json;

    ConsentWriting(Surroundings surroundings, boolean json) {
        this.surroundings = surroundings;
        this.json = json;
    }

    /// @param consent the command in which the number stands
    /// @return the exit code
    int write(@Nullable ConsentCommand consent, Function<PhoneNumber, ChangeConsent.Entry> entry) {
        if (consent == null) {
            throw new IllegalStateException("a verb stands behind a number only");
        }
        try (var desk = Desk.open(surroundings)) {
            var phone = consent.phone(desk.numbers());
            var actor = desk.actor(Scope.CONSENT);
            return switch (change(desk, entry.apply(phone), actor)) {
                case Result.Written written -> {
                    if (written.change().kind().isOptOut()) {
                        awaitDepartures(desk, phone);
                    }
                    print(written);
                    yield ExitCode.OK.code();
                }
                case Result.UnknownDepartment(var id) ->
                        throw new CommandFailure(
                                ExitCode.NOT_FOUND, "There is no department " + id);
                case Result.Refused(var field, var rule) ->
                        throw new CommandFailure(ExitCode.REFUSED, option(field) + " " + rule);
            };
        }
    }

    private static Result change(Desk desk, ChangeConsent.Entry entry, Actor by) {
        return entry.kind() == Kind.OPT_IN_ASKED
                ? desk.duly().askForConsent().ask(entry, by)
                : desk.duly().changeConsent().change(entry, by);
    }

    private void print(Result.Written written) {
        if (json) {
            Json.print(surroundings.out(), Documents.consentWritten(written));
            return;
        }
        var change = written.change();
        surroundings.out().println("Written as " + change.source() + ".");
        ConsentSheet.state(
                surroundings.out(),
                change.phone(),
                Optional.of(change.departmentId()),
                written.consent());
        written.notice().ifPresent(surroundings.out()::println);
    }

    /// Whoever reads that an opt-out is written may rely on it: no text begins to leave any more.
    private static void awaitDepartures(Desk desk, PhoneNumber phone) {
        try {
            new OptOutBarrier(desk.duly().departures()).await(phone);
        } catch (InterruptedException _) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "Interrupted: the opt-out is written, and a text may just have been leaving.");
        }
    }

    private static String option(String field) {
        return switch (field) {
            case "corrects" -> "--source";
            case "happenedAt" -> "--at";
            default -> "--" + field;
        };
    }
}
