package dev.duly.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the methods and constructors of a source that google-java-format (AOSP) has laid out: a
/// member starts at its type's indentation and four spaces, its body opens at the end of a line,
/// and the next line with no more indentation closes it.
final class Methods {
    /// @param line its first, annotations not counted; from 1
    /// @param length in lines, from there to the closing brace
    record Method(int line, int length) {}

    private static final int STEP = 4;
    private static final Pattern TYPE =
            Pattern.compile("(?:^|\\s)(?:class|interface|enum|record)\\s+\\w");
    private static final Pattern OPENING = Pattern.compile("\\{(?:\\s*//.*)?$");
    private static final Pattern ENDING = Pattern.compile(";(?:\\s*//.*)?$");

    private final List<String> lines;
    private final List<Method> found = new ArrayList<>();

    private Methods(List<String> lines) {
        this.lines = lines;
    }

    static List<Method> in(String source) {
        var methods = new Methods(withoutTextBlocks(source));
        methods.scan(0, methods.lines.size(), 0);
        return List.copyOf(methods.found);
    }

    /// Reads the members between two lines, all of which start at `indent`.
    private void scan(int from, int to, int indent) {
        var start = from;
        for (var i = from; i < to; i++) {
            if (startsAt(i, indent)) {
                start = i;
            }
            if (isComment(i)) {
                continue;
            }
            if (ENDING.matcher(lines.get(i)).find()) {
                start = i + 1;
                continue;
            }
            // What opens in an annotation or in a field's value is closed further in.
            if (OPENING.matcher(lines.get(i)).find() && isClosing(next(i + 1, to, indent))) {
                var end = next(i + 1, to, indent);
                member(start, i, end, indent);
                i = end;
                start = end + 1;
            }
        }
    }

    private void member(int start, int opening, int end, int indent) {
        // A constant of an enum may have a body too: it ends with a comma or a semicolon.
        var isMethod = !isType(start, opening) && lines.get(end).strip().equals("}");
        if (isMethod) {
            found.add(new Method(start + 1, end - start + 1));
            return;
        }
        scan(opening + 1, end, indent + STEP);
    }

    private boolean isType(int start, int opening) {
        return lines.subList(start, opening + 1).stream()
                .filter(line -> !line.strip().startsWith("//"))
                .anyMatch(line -> TYPE.matcher(line).find());
    }

    /// The next line that starts at `indent`; `to` when there is none.
    private int next(int from, int to, int indent) {
        var i = from;
        while (i < to && !startsAt(i, indent)) {
            i++;
        }
        return i;
    }

    private boolean isClosing(int i) {
        return i < lines.size() && lines.get(i).strip().startsWith("}");
    }

    private boolean isComment(int i) {
        return lines.get(i).strip().startsWith("//");
    }

    private boolean startsAt(int i, int indent) {
        var line = lines.get(i);
        return !line.isBlank() && line.length() - line.stripLeading().length() == indent;
    }

    private static List<String> withoutTextBlocks(String source) {
        var kept = new ArrayList<String>();
        var inBlock = false;
        for (var line : source.lines().toList()) {
            var marks = line.split("\"\"\"", -1).length - 1;
            // The line that ends a block may go on, and end the statement.
            var rest = inBlock && marks > 0 ? line.substring(line.lastIndexOf("\"\"\"")) : "";
            kept.add(inBlock ? " ".repeat(80) + rest : line);
            inBlock = inBlock != (marks % 2 == 1);
        }
        return kept;
    }
}
