package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.policy.SenderPause;
import dev.duly.http.Documents;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Lets a stopped sender go on.
@Command(
        name = "resume",
        description = {
            "Lets a stopped sender go on, once what stopped it is mended.",
            "What waited goes by itself, within a minute."
        },
        footer = {
            "",
            "Examples:",
            "  duly sender +15005550006 resume",
            "  duly sender AC0123456789abcdef0123456789abcdef resume"
        })
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ParentCommand private @Nullable SenderCommand sender;

    @Mixin private CommonOptions options = new CommonOptions();

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (sender == null) {
            throw new IllegalStateException("resume stands behind a sender's id only");
        }
        var id = sender.id();
        try (var desk = Desk.open(surroundings)) {
            var lifted = desk.duly().resumeSender().resume(id, desk.actor(Scope.ADMIN));
            if (lifted.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "Nothing is stopped by the id " + Plain.line(id) + ": see duly senders");
            }
            print(id, lifted);
            return ExitCode.OK.code();
        }
    }

    private void print(String id, List<SenderPause> lifted) {
        if (options.json()) {
            Json.print(surroundings.out(), Documents.resumed(lifted));
            return;
        }
        surroundings
                .out()
                .println(
                        "Resumed %s, stopped since %s: what waited goes within a minute."
                                .formatted(id, Plain.time(lifted.getFirst().since())));
    }
}
