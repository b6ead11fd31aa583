package dev.duly.cli;

import dev.duly.core.Page;
import dev.duly.core.access.Scope;
import dev.duly.core.template.Template;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists templates, the first made first.
@Command(
        name = "templates",
        description = "Lists templates, one line a name and language, the first made first.",
        footer = {"", "Examples:", "  duly templates", "  duly templates --archived --json"})
final class TemplatesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private Paging paging = new Paging();

    @Option(names = "--archived", description = "Those that are archived, and no others.")
    private boolean archived;

    TemplatesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var cursor = paging.cursor();
        var limit = paging.limit();
        try (var desk = Desk.open(surroundings)) {
            var page =
                    desk.duly()
                            .templates()
                            .read()
                            .list(desk.actor(Scope.READ), Optional.of(archived), cursor, limit);
            if (options.json()) {
                Json.print(surroundings.out(), Documents.templates(page));
            } else {
                print(page);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(Page<Template> page) {
        if (page.items().isEmpty()) {
            surroundings.out().println("No templates.");
            return;
        }
        var table = new Table("Template", "Language", "Version", "Written", "Body");
        for (var template : page.items()) {
            table.row(
                    template.name().value(),
                    template.language().tag(),
                    Integer.toString(template.latest().number()),
                    Plain.time(template.latest().at()),
                    Plain.line(template.latest().body().written()));
        }
        table.print(surroundings.out());
        page.next()
                .ifPresent(next ->
                        surroundings.out().println("More: the same command with --cursor " + next));
    }
}
