package dev.duly.cli;

import dev.duly.core.policy.SenderState;
import java.io.PrintStream;
import java.util.List;

/// Senders with what stops them, for a terminal.
final class SenderTable {
    private SenderTable() {}

    static void print(PrintStream out, List<SenderState> senders) {
        var table = new Table("Department", "Sender", "State", "Since", "Why");
        for (var sender : senders) {
            var department = sender.department();
            var pause = sender.pause();
            table.row(
                    department.id().value(),
                    department.sender().address().value(),
                    pause.isEmpty() ? "going" : "stopped",
                    pause.map(stop -> Plain.time(stop.since())).orElse("-"),
                    pause.map(stop -> MessageSheet.why(stop.reason())).orElse(""));
        }
        table.print(out);
    }
}
