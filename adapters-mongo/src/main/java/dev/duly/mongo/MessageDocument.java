package dev.duly.mongo;

import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.OutboundMessage;
import org.bson.Document;

/// A document of the collection `messages` as the message that it is.
final class MessageDocument {
    private MessageDocument() {}

    static Message read(Document document) {
        return isOutbound(document) ? readOutbound(document) : readInbound(document);
    }

    static OutboundMessage readOutbound(Document document) {
        return Fields.read(name(document), document, OutboundDocument::read);
    }

    static InboundMessage readInbound(Document document) {
        return Fields.read(name(document), document, InboundDocument::read);
    }

    private static boolean isOutbound(Document document) {
        return "out".equals(document.get("direction"));
    }

    private static String name(Document document) {
        return "message " + document.get("_id");
    }
}
