package dev.duly.cli;

import dev.duly.core.Cursor;
import dev.duly.core.thread.Conversation;
import dev.duly.core.thread.ThreadItem;
import dev.duly.core.thread.ThreadSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conversations as JSON, with the members that the HTTP API uses.
final class ThreadJson {
    private ThreadJson() {}

    static Map<String, @Nullable Object> summary(ThreadSummary thread) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("threadId", thread.id().value());
        json.put("departmentId", thread.departmentId().value());
        json.put("person", thread.person().e164());
        json.put("lastMessageId", thread.lastMessage().value());
        json.put("lastAt", MessageJson.time(thread.lastAt()));
        return json;
    }

    static Map<String, @Nullable Object> conversation(Conversation conversation) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("thread", summary(conversation.thread()));
        json.put("items", conversation.items().stream().map(ThreadJson::item).toList());
        json.put("nextCursor", conversation.next().map(Cursor::toString).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> item(ThreadItem item) {
        return switch (item) {
            case ThreadItem.Said said -> {
                var json = new LinkedHashMap<String, @Nullable Object>();
                json.put("type", "message");
                json.putAll(MessageJson.said(said));
                yield json;
            }
            case ThreadItem.Marker marker -> {
                var json = new LinkedHashMap<String, @Nullable Object>();
                json.put("type", "marker");
                json.put("code", marker.code());
                json.put("sentence", marker.sentence());
                json.put("messageId", marker.about().value());
                json.put("at", MessageJson.time(marker.at()));
                yield json;
            }
        };
    }
}
