package dev.duly.twilio;

import dev.duly.core.provider.GatewayAccount;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How to reach Twilio, and how Twilio reaches us; checked. A complaint names the setting.
///
/// @param kind `twilio`, or `sandbox` for a stand-in, which may then be reached without TLS
/// @param accountSid `AC` and 32 hex digits
/// @param webhookTokens the account's auth token, by which Twilio signs what it posts, and while it
///   is changed the other one too; none: nothing that is posted is believed
/// @param baseUrl of the API, such as `https://api.twilio.com`
/// @param messagingUrl of the API of messaging services, such as `https://messaging.twilio.com`
/// @param publicBaseUrl where Twilio finds us, such as `https://sms.county.example`; kept without a
///   slash at its end, and may hold a user and password, which Twilio then sends and signs
/// @param connect how long to wait for a connection
/// @param answer how long a whole request may take, connecting included; less than a send's lease
public record TwilioSettings(
        String kind,
        String accountSid,
        Credentials credentials,
        List<Secret> webhookTokens,
        URI baseUrl,
        URI messagingUrl,
        URI publicBaseUrl,
        Duration connect,
        Duration answer) {
    /// How we show Twilio who we are: the account's own token, or a key made for us.
    public sealed interface Credentials {
        record AuthToken(Secret token) implements Credentials {}

        /// @param sid `SK` and 32 hex digits
        record ApiKey(String sid, Secret secret) implements Credentials {
            public ApiKey {
                require(
                        KEY.matcher(sid).matches(),
                        "TWILIO_API_KEY_SID",
                        "must be SK and 32 hex digits");
            }
        }
    }

    public static final URI TWILIO = URI.create("https://api.twilio.com");
    public static final Duration CONNECT = Duration.ofSeconds(5);
    public static final Duration ANSWER = Duration.ofSeconds(20);

    private static final String SANDBOX = "sandbox";
    private static final int MOST_TOKENS = 2;
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-f]{32}");
    private static final Pattern TWILIO_API =
            Pattern.compile("https://api\\.([a-z0-9-]+\\.)*twilio\\.com(?=[:/]|$)");
    private static final Pattern KEY = Pattern.compile("SK[0-9a-f]{32}");

    public TwilioSettings {
        webhookTokens = List.copyOf(webhookTokens);
        require(
                kind.equals("twilio") || kind.equals(SANDBOX),
                "gateway kind",
                "must be twilio or sandbox");
        require(
                ACCOUNT.matcher(accountSid).matches(),
                "TWILIO_ACCOUNT_SID",
                "must be AC and 32 hex digits (small letters)");
        require(
                webhookTokens.size() <= MOST_TOKENS,
                "TWILIO_WEBHOOK_AUTH_TOKEN",
                "must be at most two tokens: the current and the previous");
        checkBaseUrl("TWILIO_BASE_URL", kind, baseUrl);
        checkBaseUrl("messaging URL", kind, messagingUrl);
        publicBaseUrl = checkPublicBaseUrl(kind, publicBaseUrl);
        checkPositive("connect timeout", connect);
        checkPositive("answer timeout", answer);
        require(
                answer.compareTo(connect) >= 0,
                "answer timeout",
                "must not be shorter than the connect timeout, which it includes");
    }

    /// With the messaging services where they are for `baseUrl`: at Twilio on a host of their own,
    /// elsewhere, as in the sandbox, on the same.
    public TwilioSettings(
            String kind,
            String accountSid,
            Credentials credentials,
            List<Secret> webhookTokens,
            URI baseUrl,
            URI publicBaseUrl,
            Duration connect,
            Duration answer) {
        this(
                kind,
                accountSid,
                credentials,
                webhookTokens,
                baseUrl,
                messagingUrl(baseUrl),
                publicBaseUrl,
                connect,
                answer);
    }

    /// Twilio itself, with the default timeouts.
    public static TwilioSettings twilio(
            String accountSid,
            Credentials credentials,
            List<Secret> webhookTokens,
            URI publicBaseUrl) {
        return new TwilioSettings(
                "twilio",
                accountSid,
                credentials,
                webhookTokens,
                TWILIO,
                publicBaseUrl,
                CONNECT,
                ANSWER);
    }

    /// The sandbox at `baseUrl`, with the default timeouts.
    public static TwilioSettings sandbox(
            String accountSid, Secret authToken, URI baseUrl, URI publicBaseUrl) {
        return new TwilioSettings(
                SANDBOX,
                accountSid,
                new Credentials.AuthToken(authToken),
                List.of(authToken),
                baseUrl,
                publicBaseUrl,
                CONNECT,
                ANSWER);
    }

    public GatewayAccount account() {
        return new GatewayAccount(kind, accountSid);
    }

    /// Of the API, without a slash at its end.
    String origin() {
        return origin(baseUrl);
    }

    /// Of the API of messaging services, without a slash at its end.
    String messagingOrigin() {
        return origin(messagingUrl);
    }

    String user() {
        return switch (credentials) {
            case Credentials.AuthToken _ -> accountSid;
            case Credentials.ApiKey(var sid, _) -> sid;
        };
    }

    Secret password() {
        return switch (credentials) {
            case Credentials.AuthToken(var token) -> token;
            case Credentials.ApiKey(_, var secret) -> secret;
        };
    }

    /// Holds no secret: neither credentials nor the user and password of a URL.
    @Override
    public String toString() {
        return "Twilio settings of " + account() + " at " + baseUrl.getHost();
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /// Also for a region of Twilio's, such as `https://api.dublin.ie1.twilio.com`.
    private static URI messagingUrl(URI baseUrl) {
        var url = baseUrl.toString();
        return TWILIO_API.matcher(url).lookingAt()
                ? URI.create(url.replaceFirst("//api\\.", "//messaging."))
                : baseUrl;
    }

    private static void checkBaseUrl(String name, String kind, URI url) {
        checkUrl(name, kind, url);
        require(
                Optional.ofNullable(url.getRawPath()).orElse("").length() <= 1,
                name,
                "must end after the host and port");
        require(url.getRawUserInfo() == null, name, "must have no user or password in it");
    }

    private static URI checkPublicBaseUrl(String kind, URI url) {
        // Such a host is none to URI either: asked first, for the better sentence.
        require(
                !Optional.ofNullable(url.getRawAuthority()).orElse("").contains("_"),
                "API_ORIGIN",
                "must have no underscore in its host: Twilio refuses to call it");
        checkUrl("API_ORIGIN", kind, url);
        require(
                kind.equals(SANDBOX) || !isLoopback(url),
                "API_ORIGIN",
                "must be an address that Twilio can reach, not this machine alone");
        var text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static void checkUrl(String name, String kind, URI url) {
        var scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        require(
                (scheme.equals("https") || scheme.equals("http")) && url.getHost() != null,
                name,
                "must be a URL such as https://host or https://host:port");
        require(
                scheme.equals("https") || kind.equals(SANDBOX) || isLoopback(url),
                name,
                "must be https unless it is on this machine");
        require(
                url.getRawQuery() == null && url.getRawFragment() == null,
                name,
                "must have no query and no fragment");
    }

    private static boolean isLoopback(URI url) {
        var host = url.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private static void checkPositive(String name, Duration time) {
        require(time.isPositive(), name, "must be longer than nothing");
    }

    private static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + rule);
        }
    }
}
