package dev.duly.cli.settings;

import dev.duly.core.consent.RevocationScope;
import dev.duly.core.department.Department;
import dev.duly.core.revocation.RevocationWords;
import dev.duly.core.sending.SendingSettings;
import dev.duly.sandbox.SandboxSettings;
import dev.duly.twilio.Secret;
import dev.duly.twilio.TwilioSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that was set, typed and checked: environment over file over default.
///
/// @param sandbox what a sandbox on this machine is set up with, whether or not one is used
/// @param sandboxIsInside whether `serve` runs the sandbox in its own process
/// @param clockOffset how far Duly's own clock is ahead of the machine's
/// @param department what `serve` keeps as the department `default`, where there is none yet
/// @param revocationScope how far a STOP reaches
/// @param revocationWords the lists that texts are read by: those that come with Duly and the
///   agency's own
/// @param token whom a command acts as; empty takes `admin.token` in the data folder
/// @param log `warning`, `info` or `debug`
public record Settings(
        DataFolder data,
        Backing backing,
        Binding http,
        TwilioSettings gateway,
        SandboxSettings sandbox,
        boolean sandboxIsInside,
        SendingSettings sending,
        Duration clockOffset,
        Department department,
        RevocationScope revocationScope,
        List<RevocationWords> revocationWords,
        Optional<Secret> token,
        String log) {
    private static final Duration LARGEST_OFFSET = Duration.ofDays(365);

    /// Where Duly listens, and under which address others reach it.
    ///
    /// @param origin public, without a slash at its end
    public record Binding(String host, int port, URI origin) {}

    /// @param environment as the process was given it
    /// @throws BadSetting with the key and the rule
    public static Settings of(Map<String, String> environment) {
        var values = Values.of(environment);
        var backing = Backing.of(values);
        var data = new DataFolder(Path.of(values.text(Setting.DULY_DATA_DIR).orElseThrow()));
        var http = BindingReading.of(values);
        var provider = ProviderReading.of(values, http, data, backing);
        var lasts = Lasts.of(values, provider.isSandbox());
        return new Settings(
                data,
                backing,
                http,
                provider.gateway(lasts),
                provider.sandbox(),
                provider.sandboxIsInside(),
                new SendingSettings(
                        lasts.lease(),
                        lasts.call(),
                        lasts.reconcileAfter(),
                        values.number(Setting.MESSAGING_QUEUE_CONCURRENCY, 1, 1_000)),
                clockOffset(values, provider.isSandbox()),
                provider.department(),
                values.oneOf(Setting.DULY_REVOCATION_SCOPE, List.of("law", "all")).equals("all")
                        ? RevocationScope.ALL
                        : RevocationScope.LAW,
                WordFolder.words(values),
                values.set(Setting.DULY_TOKEN).map(Secret::new),
                values.oneOf(Setting.DULY_LOG, List.of("warning", "info", "debug")));
    }

    public boolean usesSandbox() {
        return gateway.kind().equals("sandbox");
    }

    /// Duly's own clock: everything of Duly goes by it, and nothing of the sandbox.
    public InstantSource clock(InstantSource machine) {
        return clockOffset.isZero() ? machine : () -> machine.instant().plus(clockOffset);
    }

    private static Duration clockOffset(Values values, boolean isSandbox) {
        var offset = values.offset(Setting.DULY_CLOCK_OFFSET);
        if (!isSandbox && !offset.isZero()) {
            throw new BadSetting(
                    "DULY_CLOCK_OFFSET",
                    "is for the sandbox alone: with Twilio the clock is right");
        }
        if (offset.abs().compareTo(LARGEST_OFFSET) > 0) {
            throw new BadSetting("DULY_CLOCK_OFFSET", "must be at most a year: P365D or -P365D");
        }
        return offset;
    }

    /// How long things may take.
    ///
    /// @param call the longest that one call of the provider takes, and what surrounds it
    /// @param answer how long the provider has to answer
    record Lasts(
            Duration lease,
            Duration reconcileAfter,
            Duration call,
            Duration connect,
            Duration answer) {
        private static final Duration RECONCILE_FLOOR = Duration.ofMinutes(2);

        /// Loops turn as often: sooner, they would do nothing but ask the provider.
        private static final Duration SHORTEST = Duration.ofSeconds(1);

        /// A lease this long leaves a call all the time that it has by default.
        private static final Duration ROOMY = Duration.ofSeconds(30);

        static Lasts of(Values values, boolean isSandbox) {
            var lease = values.duration(Setting.DULY_LEASE);
            var reconcileAfter = values.duration(Setting.DULY_RECONCILE_AFTER);
            if (!isSandbox && reconcileAfter.compareTo(RECONCILE_FLOOR) < 0) {
                throw new BadSetting(
                        "DULY_RECONCILE_AFTER",
                        "must be at least PT2M with Twilio: sooner, its silence is no evidence");
            }
            if (!isSandbox && lease.compareTo(ROOMY) < 0) {
                throw new BadSetting(
                        "DULY_LEASE",
                        "must be at least PT30S with Twilio, which may take 20 s to answer");
            }
            if (lease.compareTo(SHORTEST) < 0) {
                throw new BadSetting("DULY_LEASE", "must be at least PT1S");
            }
            if (reconcileAfter.compareTo(SHORTEST) < 0) {
                throw new BadSetting("DULY_RECONCILE_AFTER", "must be at least PT1S");
            }
            if (lease.compareTo(ROOMY) >= 0) {
                return new Lasts(
                        lease,
                        reconcileAfter,
                        SendingSettings.DEFAULT.call(),
                        TwilioSettings.CONNECT,
                        TwilioSettings.ANSWER);
            }
            // The same proportions, so that a short lease still outlasts its call.
            return new Lasts(
                    lease,
                    reconcileAfter,
                    lease.multipliedBy(5).dividedBy(6),
                    lease.dividedBy(6),
                    lease.multipliedBy(2).dividedBy(3));
        }
    }
}
