package dev.duly.core.template;

import dev.duly.core.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The templates that Duly brings, in English and in Spanish, as a table: a line each of name,
/// language and body, between tabs. A line that begins with `#` is a comment.
///
/// What trials found to work stands in them: the person's name, date, time and place, what follows
/// from not coming, and a question that makes a plan (Fishbane, Ouss and Shah, "Behavioral nudges
/// reduce failure to appear for court", Science 370, 2020; Chohlas-Wood and others, "Automated
/// reminders reduce incarceration for missed court dates", arXiv 2306.12389). The Spanish addresses
/// people as usted, and its own words are chosen to need no á, í, ó, ú, which GSM-7 lacks.
final class StarterTemplates {
    private static final String RESOURCE = "starter-templates.tsv";
    private static final int FIELDS = 3;

    private StarterTemplates() {}

    /// By name; of each the English first.
    ///
    /// @throws IllegalStateException when the table, which is part of the program, is wrong
    static Map<TemplateName, List<Wording>> all() {
        try (var table = StarterTemplates.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private static Map<TemplateName, List<Wording>> parse(String table) {
        var all = new LinkedHashMap<TemplateName, List<Wording>>();
        for (var line : table.lines().filter(one -> !one.startsWith("#")).toList()) {
            var fields = line.split("\t", -1);
            if (fields.length != FIELDS) {
                throw new IllegalStateException(RESOURCE + " has a line that is wrong: " + line);
            }
            all.computeIfAbsent(new TemplateName(fields[0]), _ -> new ArrayList<>())
                    .add(
                            new Wording(
                                    Language.of(fields[1]),
                                    TemplateBody.of(fields[2]),
                                    new TreeMap<>()));
        }
        return all;
    }
}
