package dev.duly.cli;

import dev.duly.core.Page;
import dev.duly.core.access.Scope;
import dev.duly.core.client.CaseId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists contacts by their id.
@Command(
        name = "contacts",
        description = "Lists contacts by the id that the case system gave them.",
        footer = {
            "",
            "Examples:",
            "  duly contacts --department pretrial",
            "  duly contacts import clients.csv --dry-run"
        })
final class ContactsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private Paging paging = new Paging();

    @Option(names = "--department", paramLabel = "ID", description = "Of this department alone.")
    private Optional<String> department = Optional.empty();

    ContactsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = department.map(id -> Given.as("--department", id, DepartmentId::new));
        var cursor = paging.cursor();
        var limit = paging.limit();
        try (var desk = Desk.open(surroundings)) {
            var page =
                    desk.duly().readContacts().list(desk.actor(Scope.READ), wanted, cursor, limit);
            if (options.json()) {
                Json.print(surroundings.out(), Documents.contacts(page));
            } else {
                print(page);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(Page<Contact> page) {
        if (page.items().isEmpty()) {
            surroundings.out().println("No contacts.");
            return;
        }
        var table = new Table("Contact", "Department", "Case", "Number", "Name");
        for (var contact : page.items()) {
            table.row(
                    contact.id().value(),
                    contact.departmentId().value(),
                    contact.caseId().map(CaseId::value).orElse("-"),
                    contact.phone().e164(),
                    Plain.line(contact.name()));
        }
        table.print(surroundings.out());
        page.next()
                .ifPresent(next ->
                        surroundings.out().println("More: the same command with --cursor " + next));
    }
}
