package dev.duly.cli;

import dev.duly.cli.settings.BadSetting;
import dev.duly.core.PortException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The executable `duly`: hands the words of the command line to the command that they name.
public final class Main {
    private static final int WIDTH = 100;

    private Main() {}

    public static void main(String[] arguments) {
        // Until a command reads its settings: drivers tell much of themselves as they connect.
        Logging.start("warning");
        var surroundings =
                new Surroundings(
                        System.getenv(),
                        System.in,
                        stream(FileDescriptor.out),
                        stream(FileDescriptor.err),
                        InstantSource.system(),
                        new SecureRandom());
        System.exit(run(surroundings, arguments));
    }

    /// The exit code.
    static int run(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        var duly =
                new CommandLine(new DulyCommand())
                        .addSubcommand(new ServeCommand(surroundings))
                        .addSubcommand(new WorkCommand(surroundings))
                        .addSubcommand(new SendCommand(surroundings))
                        .addSubcommand(new ExplainCommand(surroundings))
                        .addSubcommand(message(surroundings))
                        .addSubcommand(new MessagesCommand(surroundings))
                        .addSubcommand(new ThreadsCommand(surroundings))
                        .addSubcommand(new ThreadCommand(surroundings))
                        .addSubcommand(new SendersCommand(surroundings))
                        .addSubcommand(sender(surroundings))
                        .addSubcommand(new DepartmentsCommand(surroundings))
                        .addSubcommand(department(surroundings))
                        .addSubcommand(new ClassifyCommand(surroundings))
                        .addSubcommand(contacts(surroundings))
                        .addSubcommand(new ContactCommand(surroundings))
                        .addSubcommand(new HistoryCommand(surroundings))
                        .addSubcommand(new ConsentsCommand(surroundings))
                        .addSubcommand(consent(surroundings))
                        .addSubcommand(new TasksCommand(surroundings))
                        .addSubcommand(task(surroundings))
                        .addSubcommand(new TemplatesCommand(surroundings))
                        .addSubcommand(template(surroundings))
                        .addSubcommand(sandbox(surroundings))
                        .addSubcommand(new RehearseCommand(surroundings))
                        .addSubcommand(new VersionCommand(surroundings));
        addHelp(duly);
        return duly.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler((e, _) -> wrongUsage(e))
                .setExecutionExceptionHandler((e, _, _) -> failed(surroundings.err(), e));
    }

    private static CommandLine message(Surroundings surroundings) {
        return new CommandLine(new MessageCommand(surroundings))
                .addSubcommand(new CancelCommand(surroundings))
                .addSubcommand(new ResendCommand(surroundings))
                .addSubcommand(new ResolveCommand(surroundings));
    }

    private static CommandLine sender(Surroundings surroundings) {
        return new CommandLine(new SenderCommand(surroundings))
                .addSubcommand(new ResumeCommand(surroundings));
    }

    private static CommandLine department(Surroundings surroundings) {
        return new CommandLine(new DepartmentCommand(surroundings))
                .addSubcommand(new DepartmentSetCommand(surroundings));
    }

    private static CommandLine sandbox(Surroundings surroundings) {
        return new CommandLine(new SandboxCommand(surroundings))
                .addSubcommand(new SandboxTextCommand(surroundings))
                .addSubcommand(new SandboxMessagesCommand(surroundings));
    }

    private static CommandLine contacts(Surroundings surroundings) {
        return new CommandLine(new ContactsCommand(surroundings))
                .addSubcommand(new ImportCommand(surroundings));
    }

    private static CommandLine consent(Surroundings surroundings) {
        return new CommandLine(new ConsentCommand(surroundings))
                .addSubcommand(new GrantCommand(surroundings))
                .addSubcommand(new AskCommand(surroundings))
                .addSubcommand(new RevokeCommand(surroundings))
                .addSubcommand(new CorrectCommand(surroundings));
    }

    private static CommandLine task(Surroundings surroundings) {
        return new CommandLine(new TaskCommand(surroundings))
                .addSubcommand(new DoneCommand(surroundings));
    }

    private static CommandLine template(Surroundings surroundings) {
        return new CommandLine(new TemplateCommand(surroundings))
                .addSubcommand(new TemplateSaveCommand(surroundings))
                .addSubcommand(new TemplatePreviewCommand(surroundings))
                .addSubcommand(new TemplateDuplicateCommand(surroundings))
                .addSubcommand(new TemplateArchiveCommand(surroundings))
                .addSubcommand(new TemplateRestoreCommand(surroundings));
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Shows this help.")
                                .build());
        command.getSubcommands().values().forEach(Main::addHelp);
    }

    private static int wrongUsage(ParameterException problem) {
        var command = problem.getCommandLine();
        command.getErr().println("duly: " + problem.getMessage());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    private static int failed(PrintStream err, Exception problem) {
        return switch (problem) {
            case CommandFailure failure -> say(err, failure.exitCode(), failure);
            case BadSetting bad -> say(err, ExitCode.USAGE, bad);
            case PortException broken -> say(err, ExitCode.UNAVAILABLE, broken);
            default -> {
                err.println("duly: unexpected: " + problem);
                if ("debug".equals(System.getenv("DULY_LOG"))) {
                    problem.printStackTrace(err);
                }
                yield ExitCode.UNEXPECTED.code();
            }
        };
    }

    private static int say(PrintStream err, ExitCode exitCode, Exception problem) {
        err.println("duly: " + problem.getMessage());
        return exitCode.code();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
