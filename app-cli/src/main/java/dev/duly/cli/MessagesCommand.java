package dev.duly.cli;

import dev.duly.core.Page;
import dev.duly.core.access.Scope;
import dev.duly.core.message.CaseId;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import dev.duly.http.Documents;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists messages, the newest first.
@Command(
        name = "messages",
        description = "Lists messages, the newest first.",
        footer = {
            "",
            "Examples:",
            "  duly messages --state failed --since 1h",
            "  duly messages --case C-1042 --direction in --json"
        })
final class MessagesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private Paging paging = new Paging();

    @Option(names = "--case", paramLabel = "ID", description = "Of this case.")
    private Optional<String> caseId = Optional.empty();

    @Option(names = "--thread", paramLabel = "ID", description = "Of this conversation.")
    private Optional<String> thread = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "In this state: queued, sending, unconfirmed, sent, delivered, failed, blocked,"
                            + " expired, canceled or received.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--direction", paramLabel = "in|out", description = "Theirs or ours.")
    private Optional<String> direction = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 30m, 1h, 2d ago, or 2026-11-22T09:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Before then; as --since.")
    private Optional<String> until = Optional.empty();

    MessagesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var filter = filter();
        var cursor = paging.cursor();
        var limit = paging.limit();
        try (var desk = Desk.open(surroundings)) {
            var page =
                    desk.duly()
                            .readThreads()
                            .messages(desk.actor(Scope.READ), filter, cursor, limit);
            if (options.json()) {
                Json.print(surroundings.out(), Documents.messages(page));
            } else {
                print(page);
            }
            return ExitCode.OK.code();
        }
    }

    private MessageFilter filter() {
        return new MessageFilter(
                caseId.map(written -> Given.as("--case", written, CaseId::new)),
                thread.map(written -> Given.as("--thread", written, ThreadId::new)),
                direction.map(MessagesCommand::direction),
                state.map(MessagesCommand::state),
                since.map(written -> moment("--since", written)),
                until.map(written -> moment("--until", written)),
                MessageFilter.Order.NEWEST_FIRST);
    }

    private void print(Page<Message> page) {
        if (page.items().isEmpty()) {
            surroundings.out().println("No messages.");
            return;
        }
        var table = new Table("Created", "Message", "Way", "State", "Person", "Text");
        for (var message : page.items()) {
            table.row(
                    Plain.time(message.createdAt()),
                    message.id().value(),
                    MessageSheet.direction(message),
                    message.state().word(),
                    message.person().e164(),
                    Plain.line(MessageSheet.body(message)));
        }
        table.print(surroundings.out());
        page.next()
                .ifPresent(next ->
                        surroundings.out().println("More: the same command with --cursor " + next));
    }

    private Instant moment(String option, String written) {
        return Span.moment(written, surroundings.clock().instant())
                .orElseThrow(() ->
                        Given.wrong(option, "must be a time such as 1h or 2026-11-22T09:00:00Z"));
    }

    private static MessageFilter.Direction direction(String written) {
        return switch (written) {
            case "in" -> MessageFilter.Direction.IN;
            case "out" -> MessageFilter.Direction.OUT;
            default -> throw Given.wrong("--direction", "must be in or out");
        };
    }

    private static MessageState state(String written) {
        return Arrays.stream(MessageState.values())
                .filter(known -> known.word().equals(written))
                .findFirst()
                .orElseThrow(
                        () -> Given.wrong("--state", "must be one of those that --help lists"));
    }
}
