package dev.duly.http;

import dev.duly.core.message.Decision;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes what the gates said, and reasons wherever they stand.
final class DecisionJson {
    private DecisionJson() {}

    /// Writes the member `decision`.
    static void write(JsonGenerator json, Decision decision) {
        json.writeObjectPropertyStart("decision");
        json.writeStringProperty("verdict", word(decision.verdict()));
        Json.time(json, "nextAllowedAt", until(decision.verdict()));
        json.writeArrayPropertyStart("gates");
        decision.gates().forEach(gate -> gate(json, gate));
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Writes the member `reason`, or null for none.
    static void reason(JsonGenerator json, Optional<Reason> reason) {
        if (reason.isEmpty()) {
            json.writeNullProperty("reason");
            return;
        }
        var why = reason.get();
        json.writeObjectPropertyStart("reason");
        json.writeStringProperty("code", why.code());
        json.writeStringProperty("sentence", why.sentence());
        json.writeStringProperty("nextStep", why.nextStep());
        Json.number(json, "providerCode", why.providerCode());
        json.writeEndObject();
    }

    private static void gate(JsonGenerator json, GateResult result) {
        json.writeStartObject();
        json.writeStringProperty("gate", result.gate());
        json.writeStringProperty("verdict", word(result.verdict()));
        reason(json, reason(result.verdict()));
        json.writeStringProperty("rule", result.rule());
        Json.time(json, "until", until(result.verdict()));
        json.writeEndObject();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow _ -> "allow";
            case Verdict.Hold _ -> "hold";
            case Verdict.Expire _, Verdict.Refuse _ -> "refuse";
        };
    }

    private static Optional<Instant> until(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Hold(var until, _) -> Optional.of(until);
            case Verdict.Allow _, Verdict.Expire _, Verdict.Refuse _ -> Optional.empty();
        };
    }

    private static Optional<Reason> reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow(var exemption) -> exemption;
            case Verdict.Expire(var reason) -> Optional.of(reason);
            case Verdict.Hold(_, var reason) -> Optional.of(reason);
            case Verdict.Refuse(var reason) -> Optional.of(reason);
        };
    }
}
