package dev.duly.libphonenumber;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.place.UsState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The area codes of country code 1 that are tied to a place, from `area-codes.tsv`. Toll-free,
/// personal and premium codes are not among them.
///
/// A table that is wrong stops the program as it starts, with the line that is wrong: a text must
/// not go at night for want of a tab.
final class AreaCodes {
    private static final String RESOURCE = "area-codes.tsv";
    private static final int DIGITS = 3;

    private final Map<String, NumberPlaces> byCode;

    private AreaCodes(Map<String, NumberPlaces> byCode) {
        this.byCode = byCode;
    }

    static AreaCodes ofCountryCode1() {
        try (var table = AreaCodes.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// @throws IllegalStateException that names the line and the rule it breaks
    static AreaCodes parse(List<String> lines) {
        var byCode = new TreeMap<String, NumberPlaces>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#")) {
                continue;
            }
            try {
                add(lines.get(i).split("\t", -1), byCode);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalStateException(
                        RESOURCE + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new AreaCodes(Map.copyOf(byCode));
    }

    /// @param national the digits after the country code
    NumberPlaces places(String national) {
        var code = national.substring(0, Math.min(DIGITS, national.length()));
        return byCode.getOrDefault(code, NumberPlaces.unknown(origin(code)));
    }

    Set<String> codes() {
        return byCode.keySet();
    }

    private static void add(String[] fields, Map<String, NumberPlaces> byCode) {
        if (fields.length != 4) {
            throw new IllegalArgumentException(
                    "must have 4 fields between tabs, and has " + fields.length);
        }
        var states = fields[0].equals("-") ? Set.<UsState>of() : Set.of(state(fields[0]));
        var zones =
                Arrays.stream(fields[1].split(" ", -1))
                        .map(ZoneId::of)
                        .collect(toUnmodifiableSet());
        for (var code : fields[2].split(" ", -1)) {
            if (!code.matches("[2-9]\\d{2}")) {
                throw new IllegalArgumentException(
                        "an area code is three digits from 200 on, not \"" + code + "\"");
            }
            var places = new NumberPlaces(origin(code), zones, states);
            if (byCode.putIfAbsent(code, places) != null) {
                throw new IllegalArgumentException("area code " + code + " stands there twice");
            }
        }
    }

    private static UsState state(String code) {
        return UsState.of(code)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a state is a postal code or -, not \"" + code + "\""));
    }

    private static String origin(String code) {
        return "area code " + code;
    }
}
