package dev.duly.core;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.policy.Policy;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.record.Actor;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.system.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Values that many tests need, and short ways to read a text.
public final class Samples {
    public static final GatewayOutcome NO_ANSWER =
            new GatewayOutcome.Unknown("no answer within 20 s");

    public static final Listing NOTHING = new Listing.Complete(List.of());

    private Samples() {}

    /// Another process on what `world` stands on: it remembers nothing.
    public static Duly restarted(World world) {
        return restarted(world, world.duly.backends().gateway());
    }

    /// As [#restarted], with settings that point to another gateway.
    public static Duly restarted(World world, SmsGateway gateway) {
        var before = world.duly.backends();
        return Duly.on(
                new Backends(
                        before.storage(),
                        before.queue(),
                        before.budget(),
                        before.events(),
                        gateway,
                        before.inbox(),
                        before.webhooks(),
                        before.numbers()),
                Policy.standard(),
                SendingSettings.DEFAULT,
                world.clock,
                new Random(8));
    }

    static <T extends Message> List<T> all(
            Storage storage, MessageFilter.Direction direction, Class<T> kind) {
        var filter =
                new MessageFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(direction),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        MessageFilter.Order.OLDEST_FIRST);
        return storage.messages().page(filter, Optional.empty(), 1_000).items().stream()
                .map(kind::cast)
                .toList();
    }

    public static Draft from(DepartmentId department, Draft draft) {
        return copy(draft, department, draft.purpose());
    }

    public static Draft as(Purpose purpose, Draft draft) {
        return copy(draft, draft.departmentId(), purpose);
    }

    private static Draft copy(Draft draft, DepartmentId department, Purpose purpose) {
        return new Draft(
                draft.key(),
                draft.author(),
                draft.caseId(),
                draft.contactId(),
                draft.to(),
                draft.text(),
                department,
                purpose,
                draft.inAnswerTo(),
                draft.resendOf(),
                draft.wording(),
                draft.terms());
    }

    public static GatewayOutcome refused(int code) {
        return new GatewayOutcome.Rejected(new ProviderError(400, code), Optional.empty());
    }

    public static GatewayOutcome busy(int seconds) {
        return new GatewayOutcome.Busy(Duration.ofSeconds(seconds), "too many requests");
    }

    /// The receipt of a text that did not arrive.
    public static DeliveryReceipt failure(World world, MessageId id, int attempt, int code) {
        var providerId = world.text(id).attempt(attempt).orElseThrow().providerId().orElseThrow();
        return world.receipt(
                Optional.of(id), attempt, providerId, "undelivered", Optional.of(code));
    }

    /// As the provider lists it, taken at `createdAt`.
    public static ProviderMessage listed(ProviderMessageId id, String body, Instant createdAt) {
        return listed(id, body, ProviderStatus.SENT, Optional.empty(), createdAt);
    }

    public static ProviderMessage listed(
            ProviderMessageId id,
            String body,
            ProviderStatus status,
            Optional<Integer> error,
            Instant createdAt) {
        return new ProviderMessage(
                id, Optional.empty(), body, status, error, createdAt, Optional.of(createdAt));
    }

    public static StateChange canceled(World world) {
        return new StateChange(
                MessageState.CANCELED,
                world.clock.instant(),
                Optional.empty(),
                Actor.token("officer"),
                0,
                Optional.empty());
    }

    public static Reason lastReason(OutboundMessage text) {
        return text.timeline().getLast().reason().orElseThrow();
    }

    /// The codes of all reasons in a text's timeline, in order.
    public static List<String> reasons(OutboundMessage text) {
        return text.timeline().stream()
                .flatMap(step -> step.reason().stream())
                .map(Reason::code)
                .toList();
    }

    /// A text that was posted, as the provider's list has it.
    public static InboundText listed(InboundText posted) {
        return new InboundText(
                posted.account(),
                posted.providerId(),
                posted.from(),
                posted.to(),
                posted.messagingService(),
                posted.body(),
                posted.media(),
                Optional.empty(),
                InboundText.Arrival.FETCHED,
                posted.receivedAt(),
                Optional.of(posted.receivedAt().truncatedTo(ChronoUnit.SECONDS)),
                posted.raw());
    }
}
