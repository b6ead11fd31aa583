package dev.duly.mongo;

import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.OutboundMessage;
import org.bson.Document;

/// A document of the collection `messages` as the message that it is.
final class MessageDocument {
    private MessageDocument() {}

    static Message read(Document document) {
        return isOurs(document) ? readLive(document) : HistoricDocument.read(document);
    }

    static LiveMessage readLive(Document document) {
        return "out".equals(document.get("direction"))
                ? readOutbound(document)
                : readInbound(document);
    }

    static OutboundMessage readOutbound(Document document) {
        return Fields.read(name(document), document, OutboundDocument::read);
    }

    static InboundMessage readInbound(Document document) {
        return Fields.read(name(document), document, InboundDocument::read);
    }

    private static boolean isOurs(Document document) {
        return document.get("duly") instanceof Document ours && ours.get("revision") != null;
    }

    private static String name(Document document) {
        return "message " + document.get("_id");
    }
}
