package dev.duly.cli;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Plays a person's handset.
@Command(
        name = "text",
        description = "Texts us, as a person's handset would, through the running sandbox.",
        footer = {
            "",
            "Examples:",
            "  duly sandbox text --from +17025550142 \"I will be there\"",
            "  duly sandbox text --from +17025550142 --picture receipt.jpg"
        })
final class SandboxTextCommand implements Callable<Integer> {
    private static final String UNKNOWN_TYPE = "image/png";

    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "NUMBER",
            description = "The handset's number, such as +17025550142.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            description = "Our number (default: the sandbox's first).")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description = "The words; - reads them from standard input.")
    private Optional<String> body = Optional.empty();

    @Option(names = "--picture", paramLabel = "FILE", description = "A picture to send along.")
    private Optional<Path> picture = Optional.empty();

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The words, without --body.")
    private Optional<String> words = Optional.empty();

    SandboxTextCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (body.isPresent() && words.isPresent()) {
            throw Given.wrong("TEXT", "and --body are the same thing: give one of them");
        }
        if (body.isEmpty() && words.isEmpty() && picture.isEmpty()) {
            throw Given.wrong("TEXT", "or --picture is missing");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("from", from);
        to.ifPresent(number -> json.put("to", number));
        body.or(() -> words)
                .ifPresent(text -> json.put("body", Given.body(text, surroundings.in())));
        picture.ifPresent(file -> json.put("media", List.of(media(file))));
        var answer = SandboxClient.of(surroundings).text(Json.line(json));
        if (options.json()) {
            Json.print(surroundings.out(), answer);
        } else {
            print(answer);
        }
        return ExitCode.OK.code();
    }

    private void print(JsonNode answer) {
        surroundings.out().println("Texted as " + answer.path("sid").asString("") + ".");
        var reply = answer.path("autoReply").asString("");
        if (!reply.isEmpty()) {
            surroundings.out().println("The sandbox answered the keyword: " + Plain.words(reply));
        }
        if (!answer.path("webhook").path("answered").asBoolean(true)) {
            surroundings.out().println("Our webhook did not take it yet; the sandbox tries again.");
        }
    }

    private static Map<String, String> media(Path file) {
        try {
            var type =
                    Optional.ofNullable(URLConnection.guessContentTypeFromName(file.toString()))
                            .orElse(UNKNOWN_TYPE);
            return Map.of(
                    "contentType",
                    type,
                    "base64",
                    Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        } catch (IOException _) {
            throw Given.wrong("--picture", "names no file that can be read: " + file);
        }
    }
}
