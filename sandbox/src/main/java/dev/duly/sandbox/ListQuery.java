package dev.duly.sandbox;

import dev.duly.sandbox.Form.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which texts a listing asks for, and which page of them.
///
/// @param sentFrom inclusive
/// @param sentBefore exclusive
/// @param token where the page begins, as it was given out; empty for the first page
/// @param filters as they came, to be repeated in the addresses of other pages
record ListQuery(
        @Nullable String to,
        @Nullable String from,
        @Nullable Instant sentFrom,
        @Nullable Instant sentBefore,
        int pageSize,
        int page,
        String token,
        Form filters) {

    static final int LARGEST_PAGE = 1_000;

    private static final int USUAL_PAGE = 50;
    private static final String FORWARD = "PASM";
    private static final String BACKWARD = "PBSM";
    private static final Pattern TOKEN = Pattern.compile("P[AB]SM0{17}[0-9a-f]{15}");
    private static final Set<String> OF_THE_PAGE = Set.of("Page", "PageToken", "PageSize");

    /// Moments from `from`, inclusive, to `before`, exclusive.
    private record Span(Instant from, Instant before) {}

    /// @throws Refusal when a date, a page or a token cannot be read
    static ListQuery read(Form query) {
        var on = query.filled("DateSent").map(value -> span("DateSent", value));
        var until = query.filled("DateSent<").map(value -> span("DateSent<", value));
        var since = query.filled("DateSent>").map(value -> span("DateSent>", value));
        return new ListQuery(
                query.filled("To").orElse(null),
                query.filled("From").orElse(null),
                on.or(() -> since).map(Span::from).orElse(null),
                on.or(() -> until).map(Span::before).orElse(null),
                Math.min(number(query, "PageSize", 1).orElse(USUAL_PAGE), LARGEST_PAGE),
                number(query, "Page", 0).orElse(0),
                checked(query.filled("PageToken").orElse("")),
                withoutPage(query));
    }

    /// The parameters of the page after the one that ends with this text.
    Form next(Text last) {
        return of(page + 1, FORWARD + "%032x".formatted(last.id()));
    }

    /// The parameters of the page before the one that begins with this text.
    Form previous(Text first) {
        return of(Math.max(0, page - 1), BACKWARD + "%032x".formatted(first.id()));
    }

    Form firstPage() {
        return of(0, "");
    }

    Form here() {
        return of(page, token);
    }

    /// A page forward begins below this text's id.
    @Nullable Long olderThan() {
        return token.startsWith(FORWARD) ? id(token) : null;
    }

    /// A page backward ends above this text's id.
    @Nullable Long newerThan() {
        return token.startsWith(BACKWARD) ? id(token) : null;
    }

    /// Without its values: they may be numbers of people.
    @Override
    public String toString() {
        return "page " + page + " of " + pageSize + " by " + filters;
    }

    private Form of(int newPage, String newToken) {
        var fields = new ArrayList<>(filters.fields());
        fields.add(new Field("PageSize", Integer.toString(pageSize)));
        fields.add(new Field("Page", Integer.toString(newPage)));
        if (!newToken.isEmpty()) {
            fields.add(new Field("PageToken", newToken));
        }
        return new Form(fields);
    }

    private static Form withoutPage(Form query) {
        List<Field> kept =
                query.fields().stream().filter(f -> !OF_THE_PAGE.contains(f.name())).toList();
        return new Form(kept);
    }

    private static Optional<Integer> number(Form query, String name, int least) {
        return query.filled(name)
                .map(value -> {
                    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
                        throw Refusal.malformed(
                                name + " must be a whole number of at least " + least);
                    }
                    return Integer.parseInt(value);
                });
    }

    private static String checked(String token) {
        if (token.isEmpty() || TOKEN.matcher(token).matches()) {
            return token;
        }
        throw Refusal.malformed("PageToken is not one that was given out");
    }

    private static long id(String token) {
        return Long.parseLong(token.substring(FORWARD.length()), 16);
    }

    // A day stands for all of it, a moment for its second.
    private static Span span(String name, String value) {
        try {
            if (value.length() == 10) {
                var day = LocalDate.parse(value);
                return new Span(
                        day.atStartOfDay().toInstant(ZoneOffset.UTC),
                        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            var moment = OffsetDateTime.parse(value).toInstant();
            return new Span(moment, moment.plusSeconds(1));
        } catch (DateTimeParseException broken) {
            throw Refusal.malformed(
                    name + " must be a day, YYYY-MM-DD, or a moment, YYYY-MM-DDThh:mm:ssZ");
        }
    }
}
