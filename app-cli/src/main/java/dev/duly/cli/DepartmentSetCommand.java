package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SaveDepartment;
import dev.duly.core.text.Language;
import dev.duly.http.DepartmentFile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Changes a department, or makes a new one.
@Command(
        name = "set",
        description = {
            "Changes a department; what is left out stays. With --name and --sender it makes a new one,",
            "with the usual policy. Texts that wait are judged by the new policy when they come to go."
        },
        footer = {
            "",
            "Examples:",
            "  duly department default set --time-zone America/Los_Angeles --hours \"mon-fri 08:00-20:00\"",
            "  duly department default set --holidays federal --cap 5 --spacing 30m",
            "  duly department default set --file rules.json",
            "  duly department probation set --name \"County Probation\" --sender +15005550016"
        })
final class DepartmentSetCommand implements Callable<Integer> {
    private static final DepartmentId USUAL = new DepartmentId("default");
    private static final Pattern CAP = Pattern.compile("(\\S.*?)\\s+(\\d{1,9})\\s+(\\S+)");

    private final Surroundings surroundings;

    @ParentCommand private @Nullable DepartmentCommand department;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private PolicyOptions policy = new PolicyOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "As clients and staff read it.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Of texts to clients whose language nobody knows, such as en.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "For clients whose zone nobody knows, such as America/Los_Angeles.")
    private Optional<String> timeZone = Optional.empty();

    @Option(
            names = "--help-phone",
            paramLabel = "NUMBER",
            description = "Where a client reaches a person.")
    private Optional<String> helpPhone = Optional.empty();

    @Option(names = "--no-help-phone", description = "No number is named where a person answers.")
    private boolean noHelpPhone;

    @Option(
            names = "--sender",
            paramLabel = "SENDER",
            description = "A number, or a messaging service (MG...).")
    private Optional<String> sender = Optional.empty();

    @Option(
            names = "--daily-cap",
            paramLabel = "CAP",
            description = {
                "What the carriers let a group of senders send in a day: the group, segments and whose",
                "midnight begins the day, such as \"brand-7 2000 America/Los_Angeles\"; or none."
            })
    private Optional<String> dailyCap = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = {
                "JSON as PATCH /api/departments/{id} takes it, for what has no option: rules about words",
                "and links, segments a second, who answers keywords. - reads standard input."
            })
    private Optional<Path> file = Optional.empty();

    DepartmentSetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (department == null) {
            throw new IllegalStateException("set stands behind a department's id only");
        }
        var id = department.id();
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.POLICY);
            var kept = desk.duly().readDepartments().find(id);
            var wanted = changed(byFile(kept.orElseGet(() -> first(desk, id)), desk), desk);
            var expected = kept.map(Department::version).orElse(0);
            print(desk.duly().saveDepartment().save(wanted, Optional.of(expected), actor));
            return ExitCode.OK.code();
        }
    }

    private Department byFile(Department before, Desk desk) {
        return file.map(path -> Given.file("--file", path, surroundings.in()))
                .map(json ->
                        Given.as(
                                "--file",
                                json,
                                written -> DepartmentFile.changed(before, written, desk.numbers())))
                .orElse(before);
    }

    private Department changed(Department before, Desk desk) {
        return new Department(
                before.id(),
                before.version(),
                name.map(written -> Given.as("--name", written, Contact::checkedName))
                        .orElse(before.name()),
                language.map(written -> Given.as("--language", written, Language::of).tag())
                        .orElse(before.language()),
                timeZone.map(written -> Given.as("--time-zone", written, Contact::checkedTimeZone))
                        .orElse(before.timeZone()),
                helpPhone
                        .<PhoneNumber>map(
                                written -> Given.number(desk.numbers(), "--help-phone", written))
                        .or(() -> noHelpPhone ? Optional.empty() : before.helpPhone()),
                changed(before.sender(), desk),
                policy.on(before.policy(), desk.numbers()));
    }

    /// A new department, as it is before any option has changed it.
    private Department first(Desk desk, DepartmentId id) {
        if (sender.isEmpty() || name.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "There is no department " + id + ": --name and --sender make a new one");
        }
        return Department.first(
                id,
                "new",
                "en",
                desk.duly()
                        .readDepartments()
                        .find(USUAL)
                        .map(Department::timeZone)
                        .orElse(ZoneId.of("UTC")),
                new Sender(address(sender.get(), desk), KeywordAnswers.TWILIO_DEFAULT, 1),
                DepartmentPolicy.USUAL);
    }

    private Sender changed(Sender before, Desk desk) {
        return new Sender(
                sender.map(written -> address(written, desk)).orElse(before.address()),
                before.keywordAnswers(),
                before.segmentsPerSecond(),
                dailyCap.map(DepartmentSetCommand::dailyCap).orElse(before.dailyCap()));
    }

    private static Optional<DailyCap> dailyCap(String written) {
        if (written.equals("none")) {
            return Optional.empty();
        }
        var parts = CAP.matcher(written);
        if (!parts.matches()) {
            throw Given.wrong(
                    "--daily-cap",
                    "must be none, or a group, segments and a time zone, such as"
                            + " \"brand-7 2000 America/Los_Angeles\"");
        }
        var zone = Given.as("--daily-cap", parts.group(3), Contact::checkedTimeZone);
        var segments = Integer.parseInt(parts.group(2));
        return Optional.of(
                Given.as("--daily-cap", () -> new DailyCap(parts.group(1), segments, zone)));
    }

    private static SenderAddress address(String written, Desk desk) {
        return written.startsWith("MG")
                ? Given.as("--sender", written, SenderAddress.MessagingService::new)
                : new SenderAddress.OwnNumber(Given.number(desk.numbers(), "--sender", written));
    }

    private void print(SaveDepartment.Result result) {
        switch (result) {
            case SaveDepartment.Result.Saved(var kept) ->
                    DepartmentCommand.print(surroundings, options, kept);
            case SaveDepartment.Result.Same(var kept) ->
                    DepartmentCommand.print(surroundings, options, kept);
            case SaveDepartment.Result.Outdated(var newest) ->
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            "Somebody else changed it meanwhile, to version "
                                    + newest
                                    + ": look at it, and say it again.");
        }
    }
}
