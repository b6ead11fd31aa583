package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.template.PreviewTemplate;
import dev.duly.core.text.Language;
import dev.duly.http.Documents;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Shows what a template reads like and costs.
@Command(
        name = "preview",
        description = {
            "Shows what a template reads like and costs, with the values that are given, or with the",
            "longest that are likely. Nothing is sent or kept."
        },
        footer = {
            "",
            "Examples:",
            "  duly template help preview",
            "  duly template help preview --language es --value agency=Pretrial --value phone=555-0142"
        })
final class TemplatePreviewCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable TemplateCommand template;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--value",
            paramLabel = "GAP=VALUE",
            description = "What stands in a gap; for more gaps, repeat it.")
    private Map<String, String> values = new TreeMap<>();

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

    @Option(
            names = "--purpose",
            defaultValue = "manual",
            paramLabel = "WORD",
            description =
                    "What it is sent for, as duly send has it: some rules about content hold for"
                            + " payment alone (default: ${DEFAULT-VALUE}).")
    private String purpose = "manual";

    @Mixin private TemplateLimits limits = new TemplateLimits();

    TemplatePreviewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (template == null) {
            throw new IllegalStateException("preview stands behind a template's name only");
        }
        var tag = language.map(written -> Given.as("--language", written, Language::of));
        var source = new PreviewTemplate.Source.Saved(template.name(), tag, version);
        var wanted = purpose();
        try (var desk = Desk.open(surroundings)) {
            var actor = desk.actor(Scope.READ);
            var policy = limits.policy(desk);
            var request =
                    new PreviewTemplate.Request(
                            source,
                            values.isEmpty() ? Optional.empty() : Optional.of(values),
                            wanted,
                            policy.rules(),
                            policy.limit());
            print(desk.duly().templates().preview().preview(actor, request));
            return ExitCode.OK.code();
        }
    }

    private Purpose purpose() {
        return Purpose.of(purpose)
                .orElseThrow(() ->
                        Given.wrong(
                                "--purpose", "must be one of those that duly send --help lists"));
    }

    private void print(PreviewTemplate.Result result) {
        switch (result) {
            case PreviewTemplate.Result.Previewed(var preview) -> {
                if (options.json()) {
                    Json.print(surroundings.out(), Documents.preview(preview));
                    return;
                }
                TemplateSheet.print(surroundings.out(), preview);
            }
            case PreviewTemplate.Result.Faulty(var faults) -> throw TemplateSheet.wrong(faults);
            case PreviewTemplate.Result.NotFound() -> throw TemplateCommand.notFound();
        }
    }
}
