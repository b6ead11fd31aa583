package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import dev.duly.core.Page;
import dev.duly.core.access.Scope;
import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import dev.duly.http.Documents;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            "  duly messages --status failed --department pretrial",
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

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "In one of the states that older readers call queued, sending, sent, delivered"
                            + " or failed.")
    private Optional<String> status = Optional.empty();

    @Option(names = "--department", paramLabel = "ID", description = "Of this department.")
    private Optional<String> department = Optional.empty();

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
            var actor = desk.actor(Scope.READ);
            var page =
                    filter.map(asked ->
                                    desk.duly().readThreads().messages(actor, asked, cursor, limit))
                            .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
            if (options.json()) {
                Json.print(surroundings.out(), Documents.messages(page, desk.clock().instant()));
            } else {
                print(page);
            }
            return ExitCode.OK.code();
        }
    }

    /// Empty when no message can be what was asked for.
    private Optional<MessageFilter> filter() {
        var states = states();
        var filter =
                new MessageFilter(
                        caseId.map(written -> Given.as("--case", written, CaseId::new)),
                        thread.map(written -> Given.as("--thread", written, ThreadId::new)),
                        department.map(
                                written -> Given.as("--department", written, DepartmentId::new)),
                        direction.map(MessagesCommand::direction),
                        states,
                        since.map(written -> moment("--since", written)),
                        until.map(written -> moment("--until", written)),
                        MessageFilter.Order.NEWEST_FIRST);
        return states.isEmpty() ? Optional.empty() : Optional.of(filter);
    }

    private Set<MessageState> states() {
        var states = EnumSet.allOf(MessageState.class);
        state.map(MessagesCommand::state).map(Set::of).ifPresent(states::retainAll);
        status.map(written -> Given.as("--status", written, MessageState::ofStatus))
                .ifPresent(states::retainAll);
        return states;
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
                    MessageSheet.state(message),
                    MessageSheet.person(message),
                    Plain.line(MessageSheet.body(message)));
        }
        table.print(surroundings.out());
        page.next()
                .ifPresent(next ->
                        surroundings.out().println("More: the same command with --cursor " + next));
    }

    private Instant moment(String option, String written) {
        return Span.moment(
                        written,
                        Settings.of(surroundings.environment())
                                .clock(surroundings.clock())
                                .instant())
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
