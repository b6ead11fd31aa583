package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseIT {
    @TempDir private Path folder;

    /// With these settings `serve` would not even start: a rehearsal reads none of them.
    @Test
    void everyTextIsDeliveredWhateverIsSetAndNothingIsKept() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var data = folder.resolve("data");
        var machine =
                new Surroundings(
                        Map.of(
                                "DULY_GATEWAY",
                                "twilio",
                                "DULY_STORE",
                                "mongo",
                                "DULY_DATA_DIR",
                                data.toString()),
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InstantSource.system(),
                        new SecureRandom());

        var code = Main.run(machine, "rehearse");

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("400 texts, all delivered");
        assertThat(data).doesNotExist();
    }
}
