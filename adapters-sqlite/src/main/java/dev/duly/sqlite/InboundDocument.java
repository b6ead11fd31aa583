package dev.duly.sqlite;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.InboundMessage.AnsweredBy;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.record.Salt;
import dev.duly.core.revocation.Keyword;

/// An inbound message as JSON.
final class InboundDocument {
    private InboundDocument() {}

    static String write(InboundMessage message) {
        return new Json()
                .with("id", message.id().value())
                .with("departmentId", message.departmentId().value())
                .with("threadId", message.threadId().value())
                .with("account", Parts.of(message.account()))
                .with("providerId", message.providerId().value())
                .with("from", message.from().e164())
                .with("to", message.to().e164())
                .with("body", message.body())
                .withAll("media", message.media(), Parts::of)
                .withObject("keyword", message.keyword(), InboundDocument::of)
                .withText("answer", message.answer().map(AnsweredBy::name))
                .with("salt", message.salt().hex())
                .withAll("timeline", message.timeline(), Parts::of)
                .written();
    }

    private static Json of(Keyword keyword) {
        return new Json().with("kind", keyword.kind()).with("word", keyword.word());
    }

    /// @throws UnreadableDocument when [#write] never wrote it
    static InboundMessage read(String id, String document) {
        return Fields.read("message " + id, document, InboundDocument::message);
    }

    private static InboundMessage message(Fields fields) {
        var timeline = fields.objects("timeline", Parts::step);
        return new InboundMessage(
                new MessageId(fields.text("id")),
                new DepartmentId(fields.text("departmentId")),
                new ThreadId(fields.text("threadId")),
                fields.object("account", Parts::account),
                new ProviderMessageId(fields.text("providerId")),
                new PhoneNumber(fields.text("from")),
                new PhoneNumber(fields.text("to")),
                fields.text("body"),
                fields.objects("media", Parts::media),
                fields.optionalObject("keyword", InboundDocument::keyword),
                fields.optionalText("answer").map(AnsweredBy::valueOf),
                new Salt(fields.text("salt")),
                timeline,
                timeline.size());
    }

    private static Keyword keyword(Fields fields) {
        return new Keyword(fields.word("kind", Keyword.Kind.class), fields.text("word"));
    }
}
