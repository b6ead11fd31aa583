package dev.duly.mongo;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.InboundMessage.AnsweredBy;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.Revision;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.record.Salt;
import dev.duly.core.revocation.Keyword;
import org.bson.Document;

/// An inbound message as a document: what the existing dashboard reads ([OlderShape]), and under
/// `duly` all that it does not know.
final class InboundDocument {
    private InboundDocument() {}

    /// Without `_id`, and without how far it is drained.
    static Document write(InboundMessage message) {
        return OlderShape.of(message).with("duly", ours(message)).document();
    }

    private static NewDocument ours(InboundMessage message) {
        return new NewDocument()
                .with("revision", Revision.FIRST.value())
                .with("state", message.state())
                .with("changedAt", message.timeline().getLast().at())
                .with("steps", message.timeline().size())
                .with("inboundId", ProviderKeys.of(message.account(), message.providerId()))
                .with("departmentId", message.departmentId().value())
                .with("threadId", message.threadId().value())
                .with("account", Parts.of(message.account()))
                .withAll("media", message.media(), Parts::of)
                .withObject("keyword", message.keyword(), InboundDocument::of)
                .withText("answer", message.answer().map(AnsweredBy::name))
                .with("salt", message.salt().hex())
                .withAll("timeline", message.timeline(), Parts::of);
    }

    private static NewDocument of(Keyword keyword) {
        return new NewDocument().with("kind", keyword.kind()).with("word", keyword.word());
    }

    static InboundMessage read(Fields fields) {
        return fields.object("duly", ours -> message(fields, ours));
    }

    private static InboundMessage message(Fields fields, Fields ours) {
        return new InboundMessage(
                new MessageId(fields.id("_id")),
                new DepartmentId(ours.text("departmentId")),
                new ThreadId(ours.text("threadId")),
                ours.object("account", Parts::account),
                new ProviderMessageId(fields.text("providerMessageId")),
                new PhoneNumber(fields.text("from")),
                new PhoneNumber(fields.text("to")),
                fields.text("body"),
                ours.objects("media", Parts::media),
                ours.optionalObject("keyword", InboundDocument::keyword),
                ours.optionalText("answer").map(AnsweredBy::valueOf),
                new Salt(ours.text("salt")),
                ours.objects("timeline", Parts::step),
                ours.number("drained"));
    }

    private static Keyword keyword(Fields fields) {
        return new Keyword(fields.word("kind", Keyword.Kind.class), fields.text("word"));
    }
}
