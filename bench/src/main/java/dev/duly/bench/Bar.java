package dev.duly.bench;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// How far a run is, on standard error; nothing where that is no terminal.
final class Bar implements AutoCloseable {
    private static final int REFRESH_MILLIS = 500;

    private final Optional<ProgressBar> bar;

    private Bar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /// @param name of what is run
    /// @param most how many there will be
    static Bar of(String name, int most, PrintStream err) {
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

    void show(String phase, int texts, int faults) {
        show(texts, phase + ", " + faults + " faults");
    }

    void show(int done, String message) {
        bar.ifPresent(shown -> shown.stepTo(done).setExtraMessage(message));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
