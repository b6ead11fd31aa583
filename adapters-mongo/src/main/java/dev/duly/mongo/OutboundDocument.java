package dev.duly.mongo;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InFlight;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Revision;
import dev.duly.core.message.Terms;
import dev.duly.core.message.ThreadId;
import dev.duly.core.message.Verdict;
import dev.duly.core.message.Wording;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Salt;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/// An outbound message as a document: what the existing dashboard reads ([OlderShape]), and under
/// `duly` all that it does not know. Neither repeats the other, but for what is searched.
final class OutboundDocument {
    private OutboundDocument() {}

    /// Without `_id`, and without what [MongoMessageStore] keeps beside a message: how far it is
    /// drained, and which ids of the provider's it owns.
    static Document write(OutboundMessage message) {
        return OlderShape.of(message).with("duly", ours(message)).document();
    }

    /// What stands under `duly`.
    static NewDocument ours(OutboundMessage message) {
        var draft = message.draft();
        return new NewDocument()
                .with("revision", message.revision().value())
                .with("state", message.state())
                .with("changedAt", message.timeline().getLast().at())
                .with("steps", message.timeline().size())
                .with("dueAt", message.dueAt())
                .withText("inFlight", message.inFlight().map(InFlight::key))
                .withObject("key", draft.key(), OutboundDocument::of)
                .with("departmentId", draft.departmentId().value())
                .with("threadId", message.threadId().value())
                .with("account", Parts.of(message.account()))
                .with("author", Parts.of(draft.author()))
                .withText("caseId", asWritten(draft.caseId().map(CaseId::value)))
                .withText("contactId", asWritten(draft.contactId().map(ContactId::value)))
                .with("purpose", draft.purpose())
                .withTime("inAnswerTo", draft.inAnswerTo())
                .withObject("template", draft.wording().template(), OutboundDocument::of)
                .with("asked", draft.wording().asked())
                .withTime("notBefore", draft.terms().notBefore())
                .withTime("expiresAt", draft.terms().expiresAt())
                .withText("override", draft.terms().override().map(Terms.Overriding::reason))
                .withAll("decision", message.decision().gates(), OutboundDocument::of)
                .with("salt", message.salt().hex())
                .withAll("attempts", message.attempts(), OutboundDocument::of)
                .withAll("timeline", message.timeline(), Parts::of);
    }

    /// An id whose capitals an ObjectId would lose.
    private static Optional<String> asWritten(Optional<String> id) {
        return id.filter(it -> !ObjectIds.text(ObjectIds.orText(it)).equals(it));
    }

    private static NewDocument of(Wording.TemplateUse template) {
        return new NewDocument()
                .with("name", template.name())
                .with("language", template.language())
                .with("version", template.version());
    }

    private static NewDocument of(IdempotencyKey key) {
        return new NewDocument().with("application", key.application()).with("value", key.value());
    }

    private static NewDocument of(GateResult result) {
        return new NewDocument()
                .with("gate", result.gate())
                .with("rule", result.rule())
                .with("verdict", of(result.verdict()));
    }

    private static NewDocument of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow(var exemption) ->
                    new NewDocument()
                            .with("kind", "allow")
                            .withObject("reason", exemption, Parts::of);
            case Verdict.Hold(var until, var reason) ->
                    // A moment far away is no date: it stands as a text.
                    new NewDocument()
                            .with("kind", "hold")
                            .with("until", until.toString())
                            .with("reason", Parts.of(reason));
            case Verdict.Expire(var reason) ->
                    new NewDocument().with("kind", "expire").with("reason", Parts.of(reason));
            case Verdict.Refuse(var reason) ->
                    new NewDocument().with("kind", "refuse").with("reason", Parts.of(reason));
        };
    }

    private static NewDocument of(Attempt attempt) {
        return new NewDocument()
                .with("number", attempt.number())
                .with("account", Parts.of(attempt.account()))
                .with("sender", attempt.sender().value())
                .with("startedAt", attempt.startedAt())
                .with("deadline", attempt.deadline())
                .with("outcome", attempt.outcome())
                .withText("providerId", attempt.providerId().map(ProviderMessageId::value))
                .with("emptyListings", attempt.emptyListings());
    }

    static OutboundMessage read(Fields fields) {
        var draft = fields.object("duly", ours -> draft(fields, ours));
        return fields.object("duly", ours -> message(fields, ours, draft));
    }

    private static OutboundMessage message(Fields fields, Fields ours, Draft draft) {
        return new OutboundMessage(
                new MessageId(fields.id("_id")),
                new Revision(ours.longNumber("revision")),
                draft,
                new ThreadId(ours.text("threadId")),
                ours.object("account", Parts::account),
                new Decision(ours.objects("decision", OutboundDocument::gateResult)),
                new Salt(ours.text("salt")),
                ours.time("dueAt"),
                fields.optionalText("from").map(PhoneNumber::new),
                ours.objects("attempts", OutboundDocument::attempt),
                ours.objects("timeline", Parts::step),
                ours.number("drained"));
    }

    private static Draft draft(Fields fields, Fields ours) {
        return new Draft(
                ours.optionalObject("key", OutboundDocument::key),
                ours.object("author", Parts::actor),
                ours.optionalText("caseId").or(() -> fields.optionalId("caseId")).map(CaseId::new),
                ours.optionalText("contactId")
                        .or(() -> fields.optionalId("personId"))
                        .map(ContactId::new),
                new PhoneNumber(fields.text("to")),
                new MessageText(fields.text("body")),
                new DepartmentId(ours.text("departmentId")),
                ours.word("purpose", Purpose.class),
                ours.optionalTime("inAnswerTo"),
                fields.object("meta", meta -> meta.optionalText("resendOf")).map(MessageId::new),
                new Wording(
                        ours.optionalObject("template", OutboundDocument::template),
                        ours.text("asked")),
                terms(ours));
    }

    private static Wording.TemplateUse template(Fields fields) {
        return new Wording.TemplateUse(
                fields.text("name"), fields.text("language"), fields.number("version"));
    }

    private static Terms terms(Fields ours) {
        return new Terms(
                ours.optionalTime("notBefore"),
                ours.optionalTime("expiresAt"),
                ours.optionalText("override").map(Terms.Overriding::new));
    }

    private static IdempotencyKey key(Fields fields) {
        return new IdempotencyKey(fields.text("application"), fields.text("value"));
    }

    private static GateResult gateResult(Fields fields) {
        return new GateResult(
                fields.text("gate"),
                fields.text("rule"),
                fields.object("verdict", OutboundDocument::verdict));
    }

    private static Verdict verdict(Fields fields) {
        var kind = fields.text("kind");
        return switch (kind) {
            case "allow" -> new Verdict.Allow(fields.optionalObject("reason", Parts::reason));
            case "expire" -> new Verdict.Expire(fields.object("reason", Parts::reason));
            case "hold" ->
                    new Verdict.Hold(
                            Instant.parse(fields.text("until")),
                            fields.object("reason", Parts::reason));
            case "refuse" -> new Verdict.Refuse(fields.object("reason", Parts::reason));
            default ->
                    throw new IllegalArgumentException(
                            "a verdict allows, holds, expires or refuses");
        };
    }

    private static Attempt attempt(Fields fields) {
        return new Attempt(
                fields.number("number"),
                fields.object("account", Parts::account),
                SenderAddress.of(fields.text("sender")),
                fields.time("startedAt"),
                fields.time("deadline"),
                fields.word("outcome", Attempt.Outcome.class),
                fields.optionalText("providerId").map(ProviderMessageId::new),
                fields.number("emptyListings"));
    }
}
