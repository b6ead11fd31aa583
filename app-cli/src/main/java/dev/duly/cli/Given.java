package dev.duly.cli;

import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/// What stands behind an option, read as a value of the domain. A complaint names the option.
final class Given {
    /// More than the longest text takes in any encoding: what is longer is refused unread.
    private static final int LONGEST_INPUT = 16_384;

    private Given() {}

    /// @throws CommandFailure with the option and the rule that the value broke
    static <T> T as(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrong(option, String.valueOf(e.getMessage()));
        }
    }

    static <T> T as(String option, String written, Function<String, T> value) {
        return as(option, () -> value.apply(written));
    }

    static PhoneNumber number(NumberPlan numbers, String option, String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw wrong(option, why);
        };
    }

    /// The words of a text; `-` reads them from `in`, without the line break at their end.
    static String body(String written, InputStream in) {
        var body = written.equals("-") ? read("--body", in) : written;
        if (body.indexOf('\uFFFD') >= 0) {
            throw wrong("--body", "is not UTF-8, or holds the mark for a character that was lost");
        }
        return body;
    }

    /// What stands in a file; `-` reads it from `in`, without the line break at its end.
    static String file(String option, Path file, InputStream in) {
        if (file.toString().equals("-")) {
            return read(option, in);
        }
        try (var open = Files.newInputStream(file)) {
            return read(option, open);
        } catch (IOException _) {
            throw wrong(option, "cannot be read: " + Plain.line(file.toString()));
        }
    }

    static CommandFailure wrong(String option, String rule) {
        return new CommandFailure(ExitCode.USAGE, option + " " + rule);
    }

    private static String read(String option, InputStream in) {
        try {
            var bytes = in.readNBytes(LONGEST_INPUT + 1);
            if (bytes.length > LONGEST_INPUT) {
                throw wrong(option, "is far too long: at most 16 kilobytes are read");
            }
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.replaceFirst("\r?\n$", "");
        } catch (CharacterCodingException _) {
            throw wrong(option, "is not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("the standard input cannot be read", e);
        }
    }
}
