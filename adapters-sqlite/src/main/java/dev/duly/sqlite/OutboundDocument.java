package dev.duly.sqlite;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Draft;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.IdempotencyKey;
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

/// An outbound message as JSON. Each field is written in the first half and read in the second.
final class OutboundDocument {
    private OutboundDocument() {}

    static String write(OutboundMessage message) {
        return new Json()
                .with("id", message.id().value())
                .with("revision", message.revision().value())
                .with("draft", of(message.draft()))
                .with("threadId", message.threadId().value())
                .with("account", Parts.of(message.account()))
                .withAll("decision", message.decision().gates(), OutboundDocument::of)
                .with("salt", message.salt().hex())
                .with("dueAt", message.dueAt())
                .withText("from", message.from().map(PhoneNumber::e164))
                .withAll("attempts", message.attempts(), OutboundDocument::of)
                .withAll("timeline", message.timeline(), Parts::of)
                .written();
    }

    private static Json of(Draft draft) {
        return new Json()
                .withObject("key", draft.key(), OutboundDocument::of)
                .with("author", Parts.of(draft.author()))
                .withText("caseId", draft.caseId().map(CaseId::value))
                .withText("contactId", draft.contactId().map(ContactId::value))
                .with("to", draft.to().e164())
                .with("text", draft.text().value())
                .with("departmentId", draft.departmentId().value())
                .with("purpose", draft.purpose())
                .withTime("inAnswerTo", draft.inAnswerTo())
                .withText("resendOf", draft.resendOf().map(MessageId::value))
                .withObject("template", draft.wording().template(), OutboundDocument::of)
                .with("asked", draft.wording().asked())
                .withTime("notBefore", draft.terms().notBefore())
                .withTime("expiresAt", draft.terms().expiresAt())
                .withText("override", draft.terms().override().map(Terms.Overriding::reason));
    }

    private static Json of(Wording.TemplateUse template) {
        return new Json()
                .with("name", template.name())
                .with("language", template.language())
                .with("version", template.version());
    }

    private static Json of(IdempotencyKey key) {
        return new Json().with("application", key.application()).with("value", key.value());
    }

    private static Json of(GateResult result) {
        return new Json()
                .with("gate", result.gate())
                .with("rule", result.rule())
                .with("verdict", of(result.verdict()));
    }

    private static Json of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow(var exemption) ->
                    new Json().with("kind", "allow").withObject("reason", exemption, Parts::of);
            case Verdict.Hold(var until, var reason) ->
                    new Json()
                            .with("kind", "hold")
                            .with("until", until)
                            .with("reason", Parts.of(reason));
            case Verdict.Expire(var reason) ->
                    new Json().with("kind", "expire").with("reason", Parts.of(reason));
            case Verdict.Refuse(var reason) ->
                    new Json().with("kind", "refuse").with("reason", Parts.of(reason));
        };
    }

    private static Json of(Attempt attempt) {
        return new Json()
                .with("number", attempt.number())
                .with("account", Parts.of(attempt.account()))
                .with("sender", attempt.sender().value())
                .with("startedAt", attempt.startedAt())
                .with("deadline", attempt.deadline())
                .with("outcome", attempt.outcome())
                .withText("providerId", attempt.providerId().map(ProviderMessageId::value))
                .with("emptyListings", attempt.emptyListings());
    }

    /// @throws UnreadableDocument when [#write] never wrote it
    static OutboundMessage read(String id, String document) {
        return Fields.read("message " + id, document, OutboundDocument::message);
    }

    private static OutboundMessage message(Fields fields) {
        var timeline = fields.objects("timeline", Parts::step);
        return new OutboundMessage(
                new MessageId(fields.text("id")),
                new Revision(fields.number("revision")),
                fields.object("draft", OutboundDocument::draft),
                new ThreadId(fields.text("threadId")),
                fields.object("account", Parts::account),
                new Decision(fields.objects("decision", OutboundDocument::gateResult)),
                new Salt(fields.text("salt")),
                fields.time("dueAt"),
                fields.optionalText("from").map(PhoneNumber::new),
                fields.objects("attempts", OutboundDocument::attempt),
                timeline,
                timeline.size());
    }

    private static Draft draft(Fields fields) {
        var text = new MessageText(fields.text("text"));
        return new Draft(
                fields.optionalObject("key", OutboundDocument::key),
                fields.object("author", Parts::actor),
                fields.optionalText("caseId").map(CaseId::new),
                fields.optionalText("contactId").map(ContactId::new),
                new PhoneNumber(fields.text("to")),
                text,
                new DepartmentId(fields.text("departmentId")),
                fields.word("purpose", Purpose.class),
                fields.optionalTime("inAnswerTo"),
                fields.optionalText("resendOf").map(MessageId::new),
                wording(fields, text),
                terms(fields));
    }

    /// Before there were templates, every text was somebody's own words.
    private static Wording wording(Fields fields, MessageText text) {
        var template = fields.optionalObject("template", OutboundDocument::template);
        return fields.optionalText("asked")
                .map(asked -> new Wording(template, asked))
                .orElseGet(() -> Wording.own(text.value()));
    }

    private static Wording.TemplateUse template(Fields fields) {
        return new Wording.TemplateUse(
                fields.text("name"), fields.text("language"), fields.number("version"));
    }

    private static Terms terms(Fields fields) {
        return new Terms(
                fields.optionalTime("notBefore"),
                fields.optionalTime("expiresAt"),
                fields.optionalText("override").map(Terms.Overriding::new));
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
                    new Verdict.Hold(fields.time("until"), fields.object("reason", Parts::reason));
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
