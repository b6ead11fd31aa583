package dev.duly.cli.settings;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.sandbox.SandboxSettings;
import dev.duly.twilio.Secret;
import dev.duly.twilio.TwilioSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Which provider texts go through, and everything that is needed to reach it.
///
/// Without a word about Twilio it is the sandbox, but only where nobody but this machine can reach
/// us; a setup that was meant for Twilio and lacks a part never falls back to the sandbox.
final class ProviderReading {
    private static final String INBOUND_PATH = "/api/messages/twilio/inbound";
    private static final String SANDBOX = "sandbox";
    private static final String TWILIO = "twilio";
    private static final String SANDBOX_SEGMENTS = "1000";
    private static final String TWILIO_SEGMENTS = "1";

    private static final List<Setting> MEANS_TWILIO =
            List.of(
                    Setting.TWILIO_ACCOUNT_SID,
                    Setting.TWILIO_AUTH_TOKEN,
                    Setting.TWILIO_API_KEY_SID,
                    Setting.TWILIO_API_KEY_SECRET,
                    Setting.TWILIO_MESSAGING_SERVICE_SID,
                    Setting.TWILIO_WEBHOOK_AUTH_TOKEN,
                    Setting.TWILIO_WEBHOOK_AUTH_TOKEN_PREVIOUS);

    private final Values values;
    private final Settings.Binding http;
    private final String kind;
    private final SandboxSettings sandbox;

    private ProviderReading(
            Values values, Settings.Binding http, String kind, SandboxSettings sandbox) {
        this.values = values;
        this.http = http;
        this.kind = kind;
        this.sandbox = sandbox;
    }

    static ProviderReading of(
            Values values, Settings.Binding http, DataFolder data, Backing backing) {
        var kind = kind(values, http, backing);
        try {
            var reading = new ProviderReading(values, http, kind, sandbox(values, http, data));
            if (reading.sandboxIsInside() && reading.sandbox.port() == http.port()) {
                throw new BadSetting("DULY_SANDBOX_PORT", "must be another than PORT");
            }
            return reading;
        } catch (IllegalArgumentException e) {
            throw new BadSetting("sandbox: " + e.getMessage());
        }
    }

    boolean isSandbox() {
        return kind.equals(SANDBOX);
    }

    boolean sandboxIsInside() {
        return isSandbox() && !values.isSet(Setting.TWILIO_BASE_URL);
    }

    SandboxSettings sandbox() {
        return sandbox;
    }

    TwilioSettings gateway(Settings.Lasts lasts) {
        try {
            return isSandbox() ? sandboxGateway(lasts) : twilioGateway(lasts);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("" + e.getMessage());
        }
    }

    Department department() {
        var service =
                isSandbox()
                        ? sandbox.messagingServiceSid()
                        : needed(Setting.TWILIO_MESSAGING_SERVICE_SID);
        var segments = isSandbox() ? SANDBOX_SEGMENTS : TWILIO_SEGMENTS;
        try {
            return Department.first(
                    new DepartmentId("default"),
                    values.text(Setting.DULY_DEPARTMENT_NAME)
                            .orElse(isSandbox() ? "Duly sandbox" : "Duly"),
                    "en",
                    ZoneId.of("UTC"),
                    new Sender(
                            SenderAddress.of(service),
                            KeywordAnswers.TWILIO_DEFAULT,
                            values.number(Setting.DULY_SEGMENTS_PER_SECOND, segments, 1, 100_000)),
                    isSandbox() ? DepartmentPolicy.UNRESTRICTED : DepartmentPolicy.USUAL);
        } catch (IllegalArgumentException e) {
            throw new BadSetting("TWILIO_MESSAGING_SERVICE_SID", "is wrong: " + e.getMessage());
        }
    }

    private static String kind(Values values, Settings.Binding http, Backing backing) {
        if (values.isSet(Setting.DULY_GATEWAY)) {
            return values.oneOf(Setting.DULY_GATEWAY, List.of(SANDBOX, TWILIO));
        }
        var base = values.url(Setting.TWILIO_BASE_URL);
        if (base.isPresent() && isThisMachine(base.get())) {
            return SANDBOX;
        }
        if (base.isPresent() || MEANS_TWILIO.stream().anyMatch(values::isSet)) {
            return TWILIO;
        }
        if (!BindingReading.isLoopback(http)) {
            throw new BadSetting(
                    "TWILIO_ACCOUNT_SID",
                    "is missing, and DULY_HTTP_BIND lets other machines in: set Twilio's"
                            + " credentials, or DULY_GATEWAY=sandbox if that is what you want");
        }
        if (backing.isShared()) {
            throw new BadSetting(
                    "TWILIO_ACCOUNT_SID",
                    "is missing, and DULY_STORE is mongo, which other nodes share: set Twilio's"
                            + " credentials, or DULY_GATEWAY=sandbox if that is what you want");
        }
        return SANDBOX;
    }

    private static boolean isThisMachine(URI url) {
        var host = url.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private static void check(Values values, Setting setting, String prefix) {
        values.text(setting)
                .filter(written -> !written.matches(prefix + "[0-9a-f]{32}"))
                .ifPresent(_ -> {
                    throw new BadSetting(
                            setting.name(), "must be " + prefix + " and 32 hex digits, lower case");
                });
    }

    private static SandboxSettings sandbox(Values values, Settings.Binding http, DataFolder data) {
        check(values, Setting.TWILIO_ACCOUNT_SID, "AC");
        check(values, Setting.TWILIO_MESSAGING_SERVICE_SID, "MG");
        var defaults =
                SandboxSettings.defaults(
                                URI.create(http.origin() + INBOUND_PATH), data.sandboxDatabase())
                        .withPort(values.port(Setting.DULY_SANDBOX_PORT));
        return defaults.withAccount(
                        values.text(Setting.TWILIO_ACCOUNT_SID).orElse(defaults.accountSid()),
                        values.text(Setting.TWILIO_AUTH_TOKEN).orElse(defaults.authToken()))
                .withMessagingService(
                        values.text(Setting.TWILIO_MESSAGING_SERVICE_SID)
                                .orElse(defaults.messagingServiceSid()));
    }

    private TwilioSettings sandboxGateway(Settings.Lasts lasts) {
        together(Setting.TWILIO_ACCOUNT_SID, Setting.TWILIO_AUTH_TOKEN);
        together(Setting.TWILIO_AUTH_TOKEN, Setting.TWILIO_ACCOUNT_SID);
        var token = new Secret(sandbox.authToken());
        return new TwilioSettings(
                SANDBOX,
                sandbox.accountSid(),
                new TwilioSettings.Credentials.AuthToken(token),
                List.of(token),
                values.url(Setting.TWILIO_BASE_URL)
                        .orElseGet(() -> URI.create("http://127.0.0.1:" + sandbox.port())),
                http.origin(),
                lasts.connect(),
                lasts.answer());
    }

    private TwilioSettings twilioGateway(Settings.Lasts lasts) {
        var account = needed(Setting.TWILIO_ACCOUNT_SID);
        var credentials = credentials();
        if (!values.isSet(Setting.API_ORIGIN)
                && !values.isSet(Setting.TWILIO_STATUS_CALLBACK_URL)) {
            throw new BadSetting(
                    "API_ORIGIN",
                    "is missing: Twilio has to know under which address it reaches us");
        }
        return new TwilioSettings(
                TWILIO,
                account,
                credentials,
                webhookTokens(),
                values.url(Setting.TWILIO_BASE_URL).orElse(TwilioSettings.TWILIO),
                http.origin(),
                lasts.connect(),
                lasts.answer());
    }

    private TwilioSettings.Credentials credentials() {
        together(Setting.TWILIO_API_KEY_SID, Setting.TWILIO_API_KEY_SECRET);
        together(Setting.TWILIO_API_KEY_SECRET, Setting.TWILIO_API_KEY_SID);
        return values.isSet(Setting.TWILIO_API_KEY_SID)
                ? new TwilioSettings.Credentials.ApiKey(
                        needed(Setting.TWILIO_API_KEY_SID),
                        new Secret(needed(Setting.TWILIO_API_KEY_SECRET)))
                : new TwilioSettings.Credentials.AuthToken(
                        new Secret(needed(Setting.TWILIO_AUTH_TOKEN)));
    }

    /// An API key signs nothing: what Twilio posts is signed with the account's auth token.
    private List<Secret> webhookTokens() {
        var current =
                values.set(Setting.TWILIO_WEBHOOK_AUTH_TOKEN)
                        .or(() -> values.set(Setting.TWILIO_AUTH_TOKEN))
                        .orElseThrow(() ->
                                new BadSetting(
                                        "TWILIO_WEBHOOK_AUTH_TOKEN",
                                        "is missing: without the account's auth token nothing that"
                                                + " Twilio posts can be believed"));
        var tokens = new ArrayList<>(List.of(current));
        values.set(Setting.TWILIO_WEBHOOK_AUTH_TOKEN_PREVIOUS).ifPresent(tokens::add);
        return tokens.stream().distinct().map(Secret::new).toList();
    }

    private void together(Setting one, Setting other) {
        if (values.isSet(one) && !values.isSet(other)) {
            throw new BadSetting(other.name(), "is missing, and " + one + " is set");
        }
    }

    private String needed(Setting setting) {
        return values.set(setting)
                .orElseThrow(() ->
                        new BadSetting(
                                setting.name(),
                                "is missing: texts are to go through Twilio"
                                        + " (DULY_GATEWAY=sandbox would keep them on this machine)"));
    }
}
