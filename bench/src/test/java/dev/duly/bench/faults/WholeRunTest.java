package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A run in which all went well.
class WholeRunTest {
    @Test
    void noCheckFindsAnything() {
        var evidence = Made.whole().evidence();
        assertThat(Check.all())
                .allSatisfy(check ->
                        assertThat(check.violations(evidence)).as(check.promise()).isEmpty());
    }
}
