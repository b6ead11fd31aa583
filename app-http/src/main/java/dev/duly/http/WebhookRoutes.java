package dev.duly.http;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.receiving.ReceiveMessage;
import dev.duly.core.system.Duly;
import dev.duly.core.system.OptOutBarrier;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookRequest;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Takes what the provider posts. No token lets it in: its signature does.
final class WebhookRoutes {
    private static final Logger LOG = System.getLogger(WebhookRoutes.class.getName());
    private static final HeaderName SIGNATURE = HeaderNames.create("X-Twilio-Signature");
    private static final Header XML = Answers.type("text/xml");

    /// We say nothing in the webhook's answer: our texts go through all gates instead.
    private static final byte[] NO_TWIML =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"
                    .getBytes(StandardCharsets.UTF_8);

    private final Duly duly;
    private final OptOutBarrier optOutBarrier;
    private final Runnable inboundArrived;
    private final int longestBytes;
    private final InstantSource clock;

    /// @param inboundArrived called when a raw text was just kept
    WebhookRoutes(Duly duly, Runnable inboundArrived, HttpSettings settings, InstantSource clock) {
        this.duly = duly;
        this.optOutBarrier = new OptOutBarrier(duly.departures());
        this.inboundArrived = inboundArrived;
        this.longestBytes = settings.longestBodyBytes();
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/messages/twilio/status", this::status),
                Route.post("/api/messages/twilio/status/{id}-{attempt}", this::status),
                Route.post("/api/messages/twilio/inbound", this::inbound));
    }

    private void status(ServerRequest request, ServerResponse response) {
        take(WebhookRequest.Kind.STATUS, request, response);
    }

    private void inbound(ServerRequest request, ServerResponse response) {
        take(WebhookRequest.Kind.INBOUND, request, response);
    }

    private void take(WebhookRequest.Kind kind, ServerRequest request, ServerResponse response) {
        switch (duly.backends().webhooks().read(post(kind, request))) {
            case WebhookReading.Receipt(var receipt) -> {
                duly.recordReceipt().record(receipt);
                Answers.empty(response);
            }
            case WebhookReading.Text(var text) -> {
                var kept = duly.receiveMessage().keep(text);
                inboundArrived.run();
                if (kept == ReceiveMessage.Kept.OPT_OUT) {
                    awaitDepartures(text.from());
                }
                Answers.bytes(response, 200, XML, NO_TWIML);
            }
            case WebhookReading.Forged(var why) -> {
                LOG.log(Level.WARNING, "event=webhook.forged kind={0} why=\"{1}\"", kind, why);
                throw new RequestProblem(
                        Problem.forbidden("This post is not signed by the provider."));
            }
            case WebhookReading.Malformed(var why) -> {
                LOG.log(Level.WARNING, "event=webhook.malformed kind={0} why=\"{1}\"", kind, why);
                throw new RequestProblem(Problem.malformed(why));
            }
        }
    }

    /// Whoever hears that an opt-out arrived may rely on it: no text begins to leave any more.
    private void awaitDepartures(PhoneNumber person) {
        try {
            optOutBarrier.await(person);
        } catch (InterruptedException _) {
            // Not interrupted again: a thread that is could not write this answer.
            throw new RequestProblem(Problem.closing());
        }
    }

    /// Path and query as they came: the signature covers them undecoded.
    private WebhookRequest post(WebhookRequest.Kind kind, ServerRequest request) {
        var prologue = request.prologue();
        var headers = request.headers();
        return new WebhookRequest(
                kind,
                prologue.uriPath().rawPath(),
                prologue.hasQuery() ? Optional.of(prologue.query().rawValue()) : Optional.empty(),
                headers.first(HeaderNames.CONTENT_TYPE),
                headers.first(SIGNATURE),
                headers.first(HeaderNames.DATE).flatMap(WebhookRoutes::date),
                RequestBody.bytes(request, longestBytes),
                clock.instant());
    }

    private static Optional<Instant> date(String written) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
