package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.template.ReadTemplates;
import dev.duly.core.template.TemplateName;
import dev.duly.core.text.Language;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one template; with a verb behind the name, does something to it.
@Command(
        name = "template",
        description = "Shows one template: its words, gaps, languages and version.",
        footer = {
            "",
            "Examples:",
            "  duly template court-reminder",
            "  duly template court-reminder --language es --version 1",
            "  duly template court-reminder save --language es --file recordatorio.txt",
            "  duly template court-reminder preview --value firstName=Ann --value date=Monday"
        })
final class TemplateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The template's name, such as court-reminder.")
    private String name = "";

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Such as en or es; without it, the one that it was first written in.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--version",
            paramLabel = "NUMBER",
            description = "An earlier version; without it, the latest.")
    private Optional<Integer> version = Optional.empty();

    TemplateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    TemplateName name() {
        return Given.as("ID:", name, TemplateName::new);
    }

    static CommandFailure notFound() {
        return new CommandFailure(
                ExitCode.NOT_FOUND,
                "There is no such template, language or version: see duly templates");
    }

    @Override
    public Integer call() {
        var wanted = name();
        var tag = language.map(written -> Given.as("--language", written, Language::of));
        try (var desk = Desk.open(surroundings)) {
            var shown =
                    desk.duly()
                            .templates()
                            .read()
                            .one(desk.actor(Scope.READ), wanted, tag, version)
                            .orElseThrow(TemplateCommand::notFound);
            if (options.json()) {
                Json.print(surroundings.out(), Documents.template(shown));
            } else {
                print(shown);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(ReadTemplates.Shown shown) {
        var table = new Table();
        table.row("Template", shown.ref() + (shown.template().archived() ? ", archived" : ""));
        table.row(
                "Languages",
                shown.languages().stream().map(Language::tag).collect(Collectors.joining(", ")));
        table.row(
                "Written",
                Plain.time(shown.version().at()) + " by " + Plain.line(shown.version().by().id()));
        table.row("Gaps", TemplateSheet.gaps(shown.gaps()));
        table.print(surroundings.out());
        surroundings.out().println();
        surroundings.out().println(Plain.words(shown.version().body().written()));
    }
}
