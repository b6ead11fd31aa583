package dev.duly.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What only the source shows.
class SourceRulesTest {
    private static final int LONGEST_CLASS = 300;

    @Test
    void noFileIsLongerThanAReaderCanHold() throws IOException {
        assertThat(sources().filter(file -> length(file) > LONGEST_CLASS))
                .as("a class over %d lines is two classes", LONGEST_CLASS)
                .isEmpty();
    }

    @Test
    void theProjectNamesNoPlaceOfItsMaking() throws IOException {
        var words = List.of("/" + "work/", "/" + "home/", "jq" + "wik");
        assertThat(sources().filter(file -> words.stream().anyMatch(read(file)::contains)))
                .as("the source speaks of itself alone")
                .isEmpty();
    }

    private static Stream<Path> sources() throws IOException {
        var root = Path.of("").toAbsolutePath().getParent();
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    private static long length(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
