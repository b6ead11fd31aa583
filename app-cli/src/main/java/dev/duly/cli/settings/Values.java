package dev.duly.cli.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The values as somebody wrote them: environment over file over default. Reads each as a type and
/// complains by its key.
final class Values {
    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> environment;
    private final Properties file;

    private Values(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /// Reads the file that `DULY_CONFIG` names, else `duly.properties` in the data folder if there
    /// is one.
    static Values of(Map<String, String> environment) {
        var named = written(environment, Setting.DULY_CONFIG).map(Path::of);
        if (named.isPresent()) {
            if (!Files.isRegularFile(named.get())) {
                throw new BadSetting("DULY_CONFIG", "names no file: " + named.get());
            }
            return new Values(environment, load(named.get()));
        }
        var data = written(environment, Setting.DULY_DATA_DIR).orElse("./data");
        var usual = Path.of(data, "duly.properties");
        return new Values(environment, Files.isRegularFile(usual) ? load(usual) : new Properties());
    }

    Optional<String> text(Setting setting) {
        return set(setting).or(setting::fallback);
    }

    /// What somebody set, whatever the default.
    Optional<String> set(Setting setting) {
        return written(environment, setting)
                .or(() ->
                        Optional.ofNullable(file.getProperty(setting.name()))
                                .map(String::strip)
                                .filter(value -> !value.isEmpty()));
    }

    boolean isSet(Setting setting) {
        return set(setting).isPresent();
    }

    int port(Setting setting) {
        return number(setting, 1, HIGHEST_PORT);
    }

    int number(Setting setting, int lowest, int highest) {
        return number(setting, setting.fallback().orElse(""), lowest, highest);
    }

    /// For a setting whose default depends on others.
    int number(Setting setting, String fallback, int lowest, int highest) {
        var text = set(setting).orElse(fallback);
        try {
            var number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, in the same words as for a number out of range.
        }
        throw bad(setting, "must be a whole number from %d to %d".formatted(lowest, highest), text);
    }

    Duration duration(Setting setting) {
        var rule = "must be an ISO 8601 duration such as PT30S";
        var duration = duration(setting, rule);
        if (duration.isNegative()) {
            throw bad(setting, rule, text(setting).orElse(""));
        }
        return duration;
    }

    /// One that may be below zero.
    Duration offset(Setting setting) {
        return duration(setting, "must be an ISO 8601 duration such as PT45S or -PT45S");
    }

    private Duration duration(Setting setting, String rule) {
        var text = text(setting).orElse("");
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            throw bad(setting, rule, text);
        }
    }

    /// A web address without a query.
    Optional<URI> url(Setting setting) {
        return set(setting).map(text -> url(setting, text));
    }

    String oneOf(Setting setting, List<String> words) {
        var text = text(setting).orElse("");
        if (!words.contains(text)) {
            throw bad(setting, "must be one of " + String.join(", ", words), text);
        }
        return text;
    }

    private static URI url(Setting setting, String text) {
        try {
            var url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isWeb
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Said below, in the same words as for an address of another kind.
        }
        throw bad(
                setting,
                "must be an http or https address with a host and without name, query or fragment",
                text);
    }

    private static BadSetting bad(Setting setting, String rule, String text) {
        return new BadSetting(
                setting.name(), rule + ", and is \"" + (setting.isSecret() ? "***" : text) + "\"");
    }

    private static Optional<String> written(Map<String, String> environment, Setting setting) {
        return Optional.ofNullable(environment.get(setting.name()))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Properties load(Path path) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (CharacterCodingException _) {
            throw new BadSetting(path.toString(), "must be UTF-8, and is not");
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting(path.toString(), "cannot be read as settings: " + e.getMessage());
        }
        for (var key : properties.stringPropertyNames()) {
            if (!Setting.isKnown(key)) {
                throw new BadSetting(key, "in " + path + " is no setting that Duly knows");
            }
        }
        return properties;
    }
}
