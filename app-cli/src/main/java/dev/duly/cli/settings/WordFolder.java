package dev.duly.cli.settings;

import dev.duly.core.revocation.RevocationWords;
import dev.duly.core.revocation.Revocations;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The lists of words that an agency adds to those that come with Duly: every `.txt` of the folder
/// that `DULY_REVOCATION_WORDS` names.
public final class WordFolder {
    private static final String KEY = Setting.DULY_REVOCATION_WORDS.name();

    private WordFolder() {}

    /// The lists that come with Duly and the agency's own, for a command that needs no other
    /// setting.
    ///
    /// @param environment as the process was given it
    /// @throws BadSetting with the file, the line and the rule
    public static List<RevocationWords> words(Map<String, String> environment) {
        return words(Values.of(environment));
    }

    static List<RevocationWords> words(Values values) {
        return values.set(Setting.DULY_REVOCATION_WORDS)
                .map(folder -> withOwn(Path.of(folder)))
                .orElseGet(RevocationWords::builtIn);
    }

    private static List<RevocationWords> withOwn(Path folder) {
        var own = files(folder).stream().map(WordFolder::list).toList();
        var all = Stream.concat(RevocationWords.builtIn().stream(), own.stream()).toList();
        try {
            // Read as one, a list may name what another lacks: better said now than at a text.
            var _ = new Revocations(all);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(KEY, "has a list that cannot be read: " + e.getMessage());
        }
        return all;
    }

    private static List<Path> files(Path folder) {
        try (var found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        } catch (IOException _) {
            throw new BadSetting(
                    KEY, "must be a folder that can be read, and is \"" + folder + "\"");
        }
    }

    private static RevocationWords list(Path file) {
        try {
            return RevocationWords.read(file.getFileName().toString(), Files.readString(file));
        } catch (CharacterCodingException _) {
            throw new BadSetting(KEY, "has a list that is not UTF-8: " + file);
        } catch (IOException _) {
            throw new BadSetting(KEY, "has a list that cannot be read: " + file);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(KEY, "has a list that cannot be read: " + e.getMessage());
        }
    }
}
