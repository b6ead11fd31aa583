package dev.duly.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a sandbox is set up. It always binds 127.0.0.1.
///
/// @param port 0 takes any free one
/// @param accountSid `AC` and 32 hexadecimal digits
/// @param authToken the password of the API, and the key that signs what the sandbox posts
/// @param messagingServiceSid `MG` and 32 hexadecimal digits; all numbers belong to this service
/// @param numbers ours, in E.164 form, at least one
/// @param inboundUrl where the texts of handsets are posted
/// @param file where all is kept; its folder is made when it is missing
public record SandboxSettings(
        int port,
        String accountSid,
        String authToken,
        String messagingServiceSid,
        List<String> numbers,
        URI inboundUrl,
        Path file,
        Delays delays) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final String ZEROS = "0".repeat(32);

    /// How long after it was taken a text reaches each status; none before the one above it.
    public record Delays(Duration queued, Duration sending, Duration sent, Duration done) {
        public Delays {
            check(!queued.isNegative(), "delays.queued must not be negative");
            check(sending.compareTo(queued) >= 0, "delays.sending must not be before queued");
            check(sent.compareTo(sending) >= 0, "delays.sent must not be before sending");
            check(done.compareTo(sent) >= 0, "delays.done must not be before sent");
        }

        /// A text is delivered 200 ms after it was taken.
        public static Delays defaults() {
            return new Delays(
                    Duration.ofMillis(20),
                    Duration.ofMillis(40),
                    Duration.ofMillis(80),
                    Duration.ofMillis(200));
        }
    }

    /// @throws IllegalArgumentException with the setting and the rule that it breaks
    public SandboxSettings {
        check(port >= 0 && port <= 65_535, "port must be from 0 to 65535");
        check(
                ACCOUNT.matcher(accountSid).matches(),
                "accountSid must be AC and 32 hexadecimal digits");
        check(!authToken.isBlank(), "authToken must not be blank");
        check(
                SERVICE.matcher(messagingServiceSid).matches(),
                "messagingServiceSid must be MG and 32 hexadecimal digits");
        numbers = List.copyOf(numbers);
        check(!numbers.isEmpty(), "numbers must hold at least one");
        check(new HashSet<>(numbers).size() == numbers.size(), "numbers must not repeat");
        check(
                numbers.stream().allMatch(SandboxSettings::isNumber),
                "numbers must be in E.164 form, a plus sign and 7 to 15 digits");
        check(isWebUrl(inboundUrl), "inboundUrl must be an http or https URL with a host");
    }

    /// What a first run takes: the account of zeros with the token `sandbox`, on port 8090.
    public static SandboxSettings defaults(URI inboundUrl, Path file) {
        return new SandboxSettings(
                8090,
                "AC" + ZEROS,
                "sandbox",
                "MG" + ZEROS,
                List.of("+15005550006", "+15005550016"),
                inboundUrl,
                file,
                Delays.defaults());
    }

    public SandboxSettings withPort(int newPort) {
        return new SandboxSettings(
                newPort,
                accountSid,
                authToken,
                messagingServiceSid,
                numbers,
                inboundUrl,
                file,
                delays);
    }

    /// With another account, as an environment that names one expects.
    public SandboxSettings withAccount(String newAccountSid, String newAuthToken) {
        return new SandboxSettings(
                port,
                newAccountSid,
                newAuthToken,
                messagingServiceSid,
                numbers,
                inboundUrl,
                file,
                delays);
    }

    public SandboxSettings withMessagingService(String newServiceSid) {
        return new SandboxSettings(
                port, accountSid, authToken, newServiceSid, numbers, inboundUrl, file, delays);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "port %d, account %s, token ***, %d numbers, file %s"
                .formatted(port, accountSid, numbers.size(), file);
    }

    static boolean isNumber(@Nullable String text) {
        return text != null && text.matches("\\+[1-9][0-9]{6,14}");
    }

    /// Twilio wants a host, and none with an underscore.
    static boolean isWebUrl(URI url) {
        var scheme = url.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && url.getHost() != null
                && !url.getHost().contains("_");
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
