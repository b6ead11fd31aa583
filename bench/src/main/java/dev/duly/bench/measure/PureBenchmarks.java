package dev.duly.bench.measure;

import dev.duly.core.template.Gap;
import dev.duly.core.template.Rendering;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.text.Segments;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookRequest;
import dev.duly.twilio.Secret;
import dev.duly.twilio.TwilioSettings;
import dev.duly.twilio.TwilioWebhooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What Duly does over and over without asking anybody: rows 19 to 21.
@State(Scope.Benchmark)
public class PureBenchmarks {
    private final TwilioWebhooks webhooks =
            new TwilioWebhooks(
                    new TwilioSettings(
                            "sandbox",
                            Requests.ACCOUNT,
                            new TwilioSettings.Credentials.AuthToken(new Secret(Signing.TOKEN)),
                            List.of(new Secret(Signing.TOKEN)),
                            URI.create(MicroSamples.ORIGIN),
                            URI.create(MicroSamples.ORIGIN),
                            TwilioSettings.CONNECT,
                            TwilioSettings.ANSWER));
    private final WebhookRequest inbound =
            request(WebhookRequest.Kind.INBOUND, Requests.INBOUND, Requests.inboundFields());
    private final WebhookRequest status =
            request(
                    WebhookRequest.Kind.STATUS,
                    MicroSamples.STATUS_PATH,
                    MicroSamples.statusFields());
    private final TemplateBody template = TemplateBody.of(MicroSamples.TEMPLATE);
    private final List<Gap> gaps =
            MicroSamples.values().keySet().stream()
                    .map(name -> new Gap(name, Optional.empty(), "n", 100))
                    .toList();

    @Benchmark
    public WebhookReading signature19() {
        return webhooks.read(inbound);
    }

    @Benchmark
    public WebhookReading signature8() {
        return webhooks.read(status);
    }

    @Benchmark
    public Segments segments160() {
        return Segments.of(MicroSamples.GSM);
    }

    @Benchmark
    public Segments segments300() {
        return Segments.of(MicroSamples.UCS);
    }

    @Benchmark
    public Rendering template() {
        return Rendering.of(template, gaps, MicroSamples.values());
    }

    private static WebhookRequest request(
            WebhookRequest.Kind kind, String path, Map<String, String> fields) {
        return new WebhookRequest(
                kind,
                path,
                Optional.empty(),
                Optional.of(Requests.FORM),
                Optional.of(Signing.of(MicroSamples.ORIGIN + path, fields)),
                Optional.empty(),
                Requests.form(fields).getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }
}
