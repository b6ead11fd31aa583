package dev.duly.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How Twilio writes moments.
final class Dates {
    private static final DateTimeFormatter RESOURCE = utc("EEE, dd MMM yyyy HH:mm:ss '+0000'");
    private static final DateTimeFormatter HEADER = utc("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter CARRIER = utc("yyMMddHHmm");
    private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private Dates() {}

    /// RFC 2822, as in the resources of the 2010 API.
    static @Nullable String resource(@Nullable Instant moment) {
        return moment == null ? null : RESOURCE.format(moment);
    }

    /// RFC 9110, as in a `Date` header.
    static String header(Instant moment) {
        return HEADER.format(moment);
    }

    /// `YYMMDDhhmm`, as in `RawDlrDoneDate`.
    static String carrier(Instant moment) {
        return CARRIER.format(moment);
    }

    /// ISO 8601 to the second, as in the resources of the newer APIs.
    static String seconds(Instant moment) {
        return SECONDS.format(moment);
    }

    /// ISO 8601 to the millisecond, for what is the sandbox's own.
    static @Nullable String millis(@Nullable Instant moment) {
        return moment == null ? null : MILLIS.format(moment);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }
}
