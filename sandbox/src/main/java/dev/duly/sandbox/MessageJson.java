package dev.duly.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resources in the shapes of Twilio's 2010 API.
final class MessageJson {
    static final String API_VERSION = "2010-04-01";

    private MessageJson() {}

    /// Of a message, without `.json`.
    static String path(String accountSid, String sid) {
        return messages(accountSid) + "/" + sid;
    }

    /// Of all messages, without `.json`.
    static String messages(String accountSid) {
        return "/" + API_VERSION + "/Accounts/" + accountSid + "/Messages";
    }

    /// A message as it stands now. Twilio names no sender, and no segments, before it has chosen
    /// the sender.
    static Map<String, @Nullable Object> message(String accountSid, Text text, Instant now) {
        var path = path(accountSid, text.sid());
        var status = text.status(now);
        var inService = text.service() != null;
        var known = text.senderKnown(now) || (!inService && status != Status.ACCEPTED);
        var failed = status == Status.FAILED || status == Status.UNDELIVERED;
        var code = failed ? text.life().errorCode() : null;
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("body", text.body());
        json.put("num_segments", known ? Integer.toString(text.segments()) : "0");
        json.put("direction", text.direction().word());
        json.put("from", known ? text.sender() : null);
        json.put("to", text.recipient());
        json.put("date_updated", Dates.resource(text.updatedAt(now)));
        json.put("price", null);
        json.put("error_message", code == null ? null : MagicNumbers.errorMessage(code));
        json.put("uri", path + ".json");
        json.put("account_sid", accountSid);
        json.put("num_media", Integer.toString(text.media()));
        json.put("status", status.word());
        json.put("messaging_service_sid", text.service());
        json.put("sid", text.sid());
        json.put("date_sent", Dates.resource(text.sentAt(now)));
        json.put("date_created", Dates.resource(text.life().created()));
        json.put("error_code", code);
        json.put("price_unit", "USD");
        json.put("api_version", API_VERSION);
        json.put(
                "subresource_uris",
                Map.of("media", path + "/Media.json", "feedback", path + "/Feedback.json"));
        return json;
    }

    static Map<String, @Nullable Object> page(
            String accountSid, ListQuery query, Listing.Page page, Instant now) {
        var path = messages(accountSid) + ".json?";
        var texts = page.texts();
        var start = query.page() * query.pageSize();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("first_page_uri", path + query.firstPage().encode());
        json.put("end", Math.max(start, start + texts.size() - 1));
        json.put(
                "previous_page_uri",
                page.earlier() && !texts.isEmpty()
                        ? path + query.previous(texts.getFirst()).encode()
                        : null);
        json.put("messages", texts.stream().map(t -> message(accountSid, t, now)).toList());
        json.put("uri", path + query.here().encode());
        json.put("page_size", query.pageSize());
        json.put("start", start);
        json.put(
                "next_page_uri",
                page.more() && !texts.isEmpty()
                        ? path + query.next(texts.getLast()).encode()
                        : null);
        json.put("page", query.page());
        return json;
    }

    static Map<String, @Nullable Object> picture(
            String accountSid, Text text, String sid, String contentType) {
        var created = Dates.resource(text.life().created());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", sid);
        json.put("account_sid", accountSid);
        json.put("parent_sid", text.sid());
        json.put("content_type", contentType);
        json.put("date_created", created);
        json.put("date_updated", created);
        json.put("uri", path(accountSid, text.sid()) + "/Media/" + sid + ".json");
        return json;
    }

    static Map<String, @Nullable Object> pictures(
            String accountSid, Text text, List<Webhooks.Picture> pictures) {
        var uri = path(accountSid, text.sid()) + "/Media.json?PageSize=50&Page=0";
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("first_page_uri", uri);
        json.put("end", Math.max(0, pictures.size() - 1));
        json.put("previous_page_uri", null);
        json.put(
                "media_list",
                pictures.stream()
                        .map(p -> picture(accountSid, text, p.sid(), p.contentType()))
                        .toList());
        json.put("uri", uri);
        json.put("page_size", 50);
        json.put("start", 0);
        json.put("next_page_uri", null);
        json.put("page", 0);
        return json;
    }

    static Map<String, @Nullable Object> account(SandboxSettings settings, Instant opened) {
        var path = "/" + API_VERSION + "/Accounts/" + settings.accountSid();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", settings.accountSid());
        json.put("owner_account_sid", settings.accountSid());
        json.put("friendly_name", "Sandbox");
        json.put("status", "active");
        json.put("type", "Full");
        json.put("date_created", Dates.resource(opened));
        json.put("date_updated", Dates.resource(opened));
        json.put("uri", path + ".json");
        json.put("subresource_uris", Map.of("messages", path + "/Messages.json"));
        return json;
    }
}
