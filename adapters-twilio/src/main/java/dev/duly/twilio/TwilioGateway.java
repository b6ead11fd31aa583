package dev.duly.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Sends through Twilio's Messages resource, and reads there what was sent and what came in.
/// Twilio's SDK builds the requests that send and reads their answers; the transport is ours,
/// because the SDK's posts a text up to six times when Twilio stumbles.
///
/// Safe to use by many threads. Source: Twilio, Messages resource, API 2010-04-01.
public final class TwilioGateway implements SmsGateway, ProviderInbox, AutoCloseable {
    /// The longest that Twilio holds a text: ten hours.
    private static final int LONGEST_VALIDITY_SECONDS = 36_000;

    /// Twilio asks again only when it could not connect, unless the address tells it otherwise: a
    /// receipt that we could not keep just now would be lost. No part of what it signs.
    private static final String ASK_AGAIN = "#rc=5&rp=ct,rt,5xx";

    private final TwilioSettings settings;
    private final Transport transport;
    private final AccountPaths paths;
    private final Inquiry inquiry;
    private final MessageListing listing;
    private final MessageLookup lookup;
    private final InboundListing inbox;
    private final InstantSource clock;

    public TwilioGateway(TwilioSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.transport = new Transport(settings);
        var authorization = authorization(settings);
        this.paths = new AccountPaths(settings.accountSid());
        this.inquiry = new Inquiry(transport, settings.origin(), authorization);
        this.listing = new MessageListing(inquiry, paths);
        this.lookup = new MessageLookup(inquiry, paths);
        var messaging = new Inquiry(transport, settings.messagingOrigin(), authorization);
        var numbers = new ServiceNumbers(messaging, clock);
        this.inbox = new InboundListing(settings.account(), inquiry, paths, numbers, clock);
    }

    @Override
    public GatewayAccount account() {
        return settings.account();
    }

    @Override
    public GatewayOutcome send(SendRequest request) {
        var once =
                new OneRequest(
                        transport,
                        Map.of("Body", request.text().value()),
                        () -> !clock.instant().isAfter(request.leaveBy()));
        try {
            var message = creator(request).create(clientOn(once));
            return SendAnswer.of(once.exchange(), Optional.ofNullable(message), Optional.empty());
        } catch (ApiException refused) {
            return SendAnswer.of(once.exchange(), Optional.empty(), Optional.of(refused));
        } catch (RuntimeException _) {
            // Whatever the SDK makes of an answer, the exchange says what went over the wire.
            return SendAnswer.of(once.exchange(), Optional.empty(), Optional.empty());
        }
    }

    @Override
    public Listing list(dev.duly.core.phone.PhoneNumber to, Instant createdAfter) {
        return listing.read(to, createdAfter);
    }

    @Override
    public Fetched fetch(ProviderMessageId id) {
        return lookup.read(id);
    }

    /// Whatever is answered, it has the time: asks for what any key that sends may see.
    @Override
    public ProviderTime time() {
        return switch (inquiry.get(paths.messages() + "?PageSize=1")) {
            case Exchange.NeverSent(var why) -> new ProviderTime.Unavailable(why);
            case Exchange.NoAnswer(var why) -> new ProviderTime.Unavailable(why);
            case Exchange.Answered answered ->
                    answered.date()
                            .<ProviderTime>map(ProviderTime.Said::new)
                            .orElseGet(() ->
                                    new ProviderTime.Unavailable(
                                            "the provider's answer: Date: must be a date of RFC"
                                                    + " 9110"));
        };
    }

    @Override
    public InboxListing received(SenderAddress ours, Instant since) {
        return inbox.read(ours, since);
    }

    /// Ends what is under way and lets go of all connections.
    @Override
    public void close() {
        transport.close();
    }

    private MessageCreator creator(SendRequest request) {
        var to = new PhoneNumber(request.to().e164());
        var body = request.text().value();
        var creator =
                switch (request.sender()) {
                    case SenderAddress.OwnNumber(var from) ->
                            new MessageCreator(
                                    settings.accountSid(), to, new PhoneNumber(from.e164()), body);
                    case SenderAddress.MessagingService(var sid) ->
                            new MessageCreator(settings.accountSid(), to, sid, body);
                };
        var callback =
                settings.publicBaseUrl()
                        + StatusPath.of(request.messageId(), request.attempt())
                        + ASK_AGAIN;
        // Not encoded smartly: the text counted and kept is the text sent.
        return creator.setSmartEncoded(false)
                .setStatusCallback(URI.create(callback))
                .setValidityPeriod(
                        Math.clamp(request.validity().toSeconds(), 1, LONGEST_VALIDITY_SECONDS));
    }

    private TwilioRestClient clientOn(OneRequest once) {
        return new TwilioRestClient.Builder(settings.user(), settings.password().value())
                .accountSid(settings.accountSid())
                .httpClient(once)
                .build();
    }

    private static String authorization(TwilioSettings settings) {
        var pair = settings.user() + ":" + settings.password().value();
        return "Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
}
