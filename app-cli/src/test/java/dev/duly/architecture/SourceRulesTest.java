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
    private static final int LONGEST_METHOD = 40;

    @Test
    void noFileIsLongerThanAReaderCanHold() throws IOException {
        assertThat(sources().filter(file -> length(file) > LONGEST_CLASS))
                .as("a class over %d lines is two classes", LONGEST_CLASS)
                .isEmpty();
    }

    @Test
    void noMethodIsLongerThanAReaderCanHold() throws IOException {
        var mainFiles = sources().filter(SourceRulesTest::isMain).toList();
        assertThat(mainFiles.stream().flatMap(file -> Methods.in(read(file)).stream()))
                .as("the scanner finds the methods that there are")
                .hasSizeGreaterThan(mainFiles.size());
        assertThat(mainFiles.stream().flatMap(SourceRulesTest::longMethods))
                .as("a method over %d lines is two methods", LONGEST_METHOD)
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

    private static boolean isMain(Path file) {
        return file.toString().contains("/src/main/java/");
    }

    private static Stream<String> longMethods(Path file) {
        return Methods.in(read(file)).stream()
                .filter(method -> method.length() > LONGEST_METHOD)
                .map(method ->
                        "%s:%d has %d lines"
                                .formatted(file.getFileName(), method.line(), method.length()));
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
