package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.place.UsState;
import dev.duly.http.Documents;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one contact.
@Command(
        name = "contact",
        description = "Shows one contact, as the case system last told of it.",
        footer = {"", "Example:", "  duly contact P-311"})
final class ContactCommand implements Callable<Integer> {
    private static final String UNKNOWN = "-";

    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The case system's id of the contact.")
    private String id = "";

    ContactCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = Given.as("ID:", id, ContactId::new);
        try (var desk = Desk.open(surroundings)) {
            var contact =
                    desk.duly()
                            .readContacts()
                            .contact(desk.actor(Scope.READ), wanted)
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.NOT_FOUND, "There is no contact " + wanted));
            if (options.json()) {
                Json.print(surroundings.out(), Documents.contact(contact));
            } else {
                print(contact);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(Contact contact) {
        var table = new Table();
        table.row("Contact", contact.id() + ", version " + contact.version());
        table.row("Name", Plain.line(contact.name()));
        table.row("Number", contact.phone().e164());
        table.row("Department", contact.departmentId().value());
        table.row("Case", contact.caseId().map(CaseId::value).orElse(UNKNOWN));
        table.row("Language", contact.language().orElse(UNKNOWN));
        table.row("Time zone", contact.timeZone().map(ZoneId::getId).orElse(UNKNOWN));
        table.row("Region", contact.region().map(UsState::name).orElse(UNKNOWN));
        table.print(surroundings.out());
    }
}
