package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.template.Preview;
import dev.duly.core.template.SaveTemplate;
import dev.duly.core.template.Template;
import dev.duly.core.text.Language;
import dev.duly.http.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Keeps a template's words: a new template, or the next version.
@Command(
        name = "save",
        description = {
            "Keeps a template's words: a new template, a further language, or the next version.",
            "Words that are kept already make no new version."
        },
        footer = {
            "",
            "Examples:",
            "  duly template court-reminder save --language en --file reminder.txt",
            "  duly template visit save --language es --file - --longest room=4 < visita.txt"
        })
final class TemplateSaveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable TemplateCommand template;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description = "The words, in UTF-8, with gaps as {{name}}; - reads standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--language",
            required = true,
            paramLabel = "TAG",
            description = "What it is written in, such as en or es.")
    private String language = "";

    @Option(
            names = "--longest",
            paramLabel = "GAP=LENGTH",
            description = "Characters that a gap's value has at most; for more gaps, repeat it.")
    private Map<String, Integer> longest = new TreeMap<>();

    @Option(
            names = "--on",
            paramLabel = "VERSION",
            description =
                    "The version that you read: a later one of somebody else's is not covered.")
    private Optional<Integer> basedOn = Optional.empty();

    @Mixin private TemplateLimits limits = new TemplateLimits();

    TemplateSaveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (template == null) {
            throw new IllegalStateException("save stands behind a template's name only");
        }
        var request =
                new SaveTemplate.Request(
                        template.name(),
                        Given.as("--language", language, Language::of),
                        Given.file("--file", file, surroundings.in()),
                        longest,
                        basedOn,
                        SaveTemplate.Mode.CREATE_OR_CHANGE);
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.TEMPLATES);
            var policy = limits.policy(desk);
            print(desk.duly().templates().save().save(actor, request), policy);
            return ExitCode.OK.code();
        }
    }

    private void print(SaveTemplate.Result result, TemplateLimits.Policy policy) {
        switch (result) {
            case SaveTemplate.Result.Saved(var kept, _, var notes) ->
                    print("Kept", kept, policy, notes);
            case SaveTemplate.Result.Unchanged(var kept) ->
                    print("Kept before, without change:", kept, policy, List.of());
            case SaveTemplate.Result.Faulty(var faults) -> throw TemplateSheet.wrong(faults);
            case SaveTemplate.Result.Outdated(var kept) ->
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            "Somebody else has written " + kept.ref() + ": read it first.");
            case SaveTemplate.Result.AlreadyThere(var kept) ->
                    throw new CommandFailure(
                            ExitCode.REFUSED, "There is " + kept.ref() + " already.");
            case SaveTemplate.Result.Archived(var name) ->
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            "The template %s is archived: duly template %s restore"
                                    .formatted(name, name));
        }
    }

    private void print(
            String word, Template kept, TemplateLimits.Policy policy, List<String> notes) {
        var preview = Preview.of(kept, policy.rules(), Purpose.MANUAL, policy.limit());
        if (options.json()) {
            Json.print(surroundings.out(), Documents.savedTemplate(kept, preview, notes));
            return;
        }
        surroundings.out().println(word + " " + kept.ref() + ". At its longest:");
        TemplateSheet.print(surroundings.out(), preview);
        notes.forEach(note -> surroundings.out().println("Note: " + note));
    }
}
