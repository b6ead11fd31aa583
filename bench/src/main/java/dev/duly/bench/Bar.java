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

    /// @param texts how many there will be
    static Bar of(int texts, PrintStream err) {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return new Bar(Optional.empty());
        }
        return new Bar(
                Optional.of(
                        new ProgressBarBuilder()
                                .setTaskName("faults")
                                .setInitialMax(texts)
                                .setUpdateIntervalMillis(REFRESH_MILLIS)
                                .setConsumer(new ConsoleProgressBarConsumer(err))
                                .build()));
    }

    void show(String phase, int texts, int faults) {
        bar.ifPresent(
                shown -> shown.stepTo(texts).setExtraMessage(phase + ", " + faults + " faults"));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
