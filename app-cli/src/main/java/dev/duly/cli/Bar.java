package dev.duly.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// How far a long command is, on standard error; nothing where that is no terminal.
final class Bar implements AutoCloseable {
    private static final int REFRESH_MILLIS = 500;

    private final Optional<ProgressBar> bar;

    private Bar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /// @param name of what is done
    /// @param most about how many there will be
    static Bar of(String name, long most, PrintStream err) {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return new Bar(Optional.empty());
        }
        return new Bar(
                Optional.of(
                        new ProgressBarBuilder()
                                .setTaskName(name)
                                .setInitialMax(most)
                                .setUpdateIntervalMillis(REFRESH_MILLIS)
                                .setConsumer(new ConsoleProgressBarConsumer(err))
                                .build()));
    }

    void show(long done) {
        bar.ifPresent(shown -> shown.stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
