package dev.duly.cli;

import picocli.CommandLine.Command;

/// The word before all commands.
@Command(
        name = "duly",
        description = "Two-way SMS for agencies that supervise people.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  duly send --case C-1042 --to +17025550142 --body \"Court is Monday at 9:00.\" --wait",
            "",
            "Exit codes: 0 ok, 1 unexpected, 2 wrong command or setting, 3 refused by a rule, 4 not found,",
            "5 not allowed, 6 unavailable, 7 not delivered, 8 still waiting."
        })
final class DulyCommand {}
