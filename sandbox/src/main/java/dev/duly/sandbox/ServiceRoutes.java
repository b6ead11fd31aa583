package dev.duly.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `/v1/Services/...`: the one messaging service and its numbers, read only.
final class ServiceRoutes {
    private final SandboxSettings settings;
    private final UnaryOperator<String> absolute;
    private final Instant opened;

    /// @param absolute makes a whole URL of a path of the sandbox
    ServiceRoutes(SandboxSettings settings, UnaryOperator<String> absolute, InstantSource clock) {
        this.settings = settings;
        this.absolute = absolute;
        this.opened = clock.instant();
    }

    /// @throws Refusal for all that Twilio answers with an error
    Reply answer(Call call) {
        var path = call.path();
        var known =
                path.size() >= 2
                        && path.get(1).equals("Services")
                        && (path.size() == 2 || path.get(2).equals(settings.messagingServiceSid()));
        if (!known || path.size() > 4) {
            throw Refusal.notFound(call.rawPath());
        }
        if (path.size() == 4 && !path.get(3).equals("PhoneNumbers")) {
            throw Refusal.notFound(call.rawPath());
        }
        if (!call.method().equals("GET")) {
            throw Refusal.methodNotAllowed();
        }
        return switch (path.size()) {
            case 2 -> Reply.json(200, page("/v1/Services", "services", List.of(service())));
            case 3 -> Reply.json(200, service());
            default -> Reply.json(200, page(own() + "/PhoneNumbers", "phone_numbers", numbers()));
        };
    }

    private Map<String, @Nullable Object> service() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", settings.messagingServiceSid());
        json.put("account_sid", settings.accountSid());
        json.put("friendly_name", "Sandbox");
        json.put("date_created", Dates.seconds(opened));
        json.put("date_updated", Dates.seconds(opened));
        json.put("inbound_request_url", settings.inboundUrl().toString());
        json.put("inbound_method", "POST");
        json.put("fallback_url", null);
        json.put("fallback_method", "POST");
        json.put("status_callback", null);
        json.put("sticky_sender", true);
        json.put("mms_converter", true);
        json.put("smart_encoding", false);
        json.put("scan_message_content", "inherit");
        json.put("fallback_to_long_code", false);
        json.put("area_code_geomatch", false);
        json.put("synchronous_validation", false);
        json.put("validity_period", 36_000);
        json.put("url", absolute.apply(own()));
        json.put("links", Map.of("phone_numbers", absolute.apply(own() + "/PhoneNumbers")));
        json.put("usecase", "notifications");
        json.put("us_app_to_person_registered", true);
        json.put("use_inbound_webhook_on_number", false);
        return json;
    }

    private List<Map<String, @Nullable Object>> numbers() {
        return IntStream.range(0, settings.numbers().size()).mapToObj(this::number).toList();
    }

    private Map<String, @Nullable Object> number(int at) {
        var sid = "PN%032x".formatted(at + 1);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", sid);
        json.put("account_sid", settings.accountSid());
        json.put("service_sid", settings.messagingServiceSid());
        json.put("date_created", Dates.seconds(opened));
        json.put("date_updated", Dates.seconds(opened));
        json.put("phone_number", settings.numbers().get(at));
        json.put("country_code", "US");
        json.put("capabilities", List.of("SMS", "MMS"));
        json.put("url", absolute.apply(own() + "/PhoneNumbers/" + sid));
        return json;
    }

    private Map<String, @Nullable Object> page(
            String path, String key, List<Map<String, @Nullable Object>> items) {
        var url = absolute.apply(path + "?PageSize=50&Page=0");
        var meta = new LinkedHashMap<String, @Nullable Object>();
        meta.put("page", 0);
        meta.put("page_size", 50);
        meta.put("first_page_url", url);
        meta.put("previous_page_url", null);
        meta.put("url", url);
        meta.put("next_page_url", null);
        meta.put("key", key);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(key, items);
        json.put("meta", meta);
        return json;
    }

    private String own() {
        return "/v1/Services/" + settings.messagingServiceSid();
    }
}
