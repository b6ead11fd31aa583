package dev.duly.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a command is given by the machine it runs on.
///
/// @param out for what was asked for, in UTF-8
/// @param err for sentences about what went wrong
/// @param chance fit for secrets
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        InstantSource clock,
        RandomGenerator chance) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    /// The same machine with nothing set but this.
    Surroundings with(Map<String, String> settings) {
        return new Surroundings(settings, in, out, err, clock, chance);
    }
}
