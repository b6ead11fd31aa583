package dev.duly.cli;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Decision;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.Media;
import dev.duly.core.message.Message;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Verdict;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.text.Segments;
import dev.duly.core.thread.ThreadItem.Said;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Messages as JSON, with the members that the HTTP API uses.
final class MessageJson {
    private MessageJson() {}

    /// A text that was handed in, in short.
    static Map<String, @Nullable Object> accepted(OutboundMessage message) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", message.id().value());
        json.put("status", message.state().status());
        json.put("state", message.state().word());
        json.put("threadId", message.threadId().value());
        json.put("segments", Segments.of(message.draft().text().value()).count());
        json.put("timeline", message.timeline().stream().map(MessageJson::step).toList());
        json.put("decision", decision(message.decision()));
        return json;
    }

    /// A message with the receipts that came for it.
    static Map<String, @Nullable Object> said(Said said) {
        var json = message(said.message());
        json.put("receipts", said.receipts().stream().map(MessageJson::receipt).toList());
        return json;
    }

    static Map<String, @Nullable Object> message(Message message) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", message.id().value());
        json.put("threadId", message.threadId().value());
        json.put("departmentId", message.departmentId().value());
        json.put("direction", MessageSheet.direction(message));
        json.put("channel", "sms");
        json.put("status", message.state().status());
        json.put("state", message.state().word());
        switch (message) {
            case OutboundMessage text -> describe(json, text);
            case InboundMessage text -> describe(json, text);
        }
        json.put("provider", message.account().kind());
        json.put("account", message.account().account());
        json.put("createdAt", time(message.createdAt()));
        json.put("updatedAt", time(message.timeline().getLast().at()));
        json.put("timeline", message.timeline().stream().map(MessageJson::step).toList());
        return json;
    }

    static Map<String, @Nullable Object> decision(Decision decision) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("verdict", word(decision.verdict()));
        json.put("nextAllowedAt", until(decision.verdict()));
        json.put("gates", decision.gates().stream().map(MessageJson::gate).toList());
        return json;
    }

    static <T> Map<String, @Nullable Object> page(
            Page<T> page, Function<T, Map<String, @Nullable Object>> item) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", page.items().stream().map(item).toList());
        json.put("nextCursor", page.next().map(Cursor::toString).orElse(null));
        return json;
    }

    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : Plain.rfc3339(at);
    }

    private static void describe(Map<String, @Nullable Object> json, OutboundMessage text) {
        json.put("to", text.draft().to().e164());
        json.put("from", text.from().map(PhoneNumber::e164).orElse(null));
        json.put("body", text.draft().text().value());
        json.put("caseId", text.draft().caseId().map(Object::toString).orElse(null));
        json.put("purpose", text.draft().purpose().word());
        json.put("author", text.draft().author().id());
        json.put("segments", Segments.of(text.draft().text().value()).count());
        json.put("attempts", text.attempts().size());
        json.put(
                "providerMessageId",
                text.providerId().map(ProviderMessageId::value).orElse(null));
        json.put("dueAt", time(text.dueAt()));
        json.put("decision", decision(text.decision()));
    }

    private static void describe(Map<String, @Nullable Object> json, InboundMessage text) {
        json.put("to", text.to().e164());
        json.put("from", text.from().e164());
        json.put("body", text.body());
        json.put("media", text.media().stream().map(MessageJson::media).toList());
        json.put("keyword", text.keyword().map(keyword -> keyword.word()).orElse(null));
        json.put("providerMessageId", text.providerId().value());
    }

    private static Map<String, String> media(Media media) {
        return Map.of("url", media.url(), "contentType", media.contentType());
    }

    private static Map<String, @Nullable Object> step(StateChange step) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("state", step.state().word());
        json.put("status", step.state().status());
        json.put("at", time(step.at()));
        json.put("providerAt", time(step.providerAt().orElse(null)));
        json.put("by", step.by().id());
        json.put("attempt", step.attempt() == 0 ? null : step.attempt());
        json.put("reason", step.reason().map(MessageJson::reason).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> reason(Reason reason) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", reason.code());
        json.put("sentence", reason.sentence());
        json.put("nextStep", reason.nextStep());
        json.put("errorCode", reason.providerCode().orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> receipt(DeliveryReceipt receipt) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("status", receipt.rawStatus());
        json.put("errorCode", receipt.errorCode().orElse(null));
        json.put("at", time(receipt.receivedAt()));
        json.put("providerAt", time(receipt.providerAt().orElse(null)));
        json.put("raw", receipt.raw());
        return json;
    }

    private static Map<String, @Nullable Object> gate(GateResult gate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("gate", gate.gate());
        json.put("verdict", word(gate.verdict()));
        json.put("reason", reasonOf(gate.verdict()).map(MessageJson::reason).orElse(null));
        json.put("rule", gate.rule());
        json.put("until", until(gate.verdict()));
        return json;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> "allow";
            case Verdict.Hold _ -> "hold";
            case Verdict.Refuse _ -> "refuse";
        };
    }

    private static Optional<Reason> reasonOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> Optional.empty();
            case Verdict.Hold(var _, var reason) -> Optional.of(reason);
            case Verdict.Refuse(var reason) -> Optional.of(reason);
        };
    }

    private static @Nullable String until(Verdict verdict) {
        return verdict instanceof Verdict.Hold(var until, var _) ? time(until) : null;
    }
}
