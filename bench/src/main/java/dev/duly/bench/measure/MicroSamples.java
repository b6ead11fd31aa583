package dev.duly.bench.measure;

import java.util.Map;

/// What both sides check, count and fill in.
final class MicroSamples {
    static final String ORIGIN = "http://127.0.0.1:8080";
    static final String STATUS_PATH = "/api/messages/twilio/status/6b0327d65c131ab5e62c1f18-1";

    /// 160 characters that each cost one septet.
    static final String GSM =
            "Hi Alice, this is a reminder of your appointment at Main Street Clinic on Tuesday 14"
                    + " March at 10:30. Reply YES to confirm or NO to cancel. Thank you, the team.a";

    /// 300 characters that GSM-7 does not have.
    static final String UCS =
            "Привет, Алиса! Напоминаем о визите во вторник 14 марта в 10:30. Ответьте ДА или НЕТ. "
                    .repeat(4)
                    .substring(0, 300);

    static final String TEMPLATE =
            "Hi {{name}}, this is a reminder of your {{kind}} at {{place}} on {{date}} at {{time}}."
                    + " Reply YES to confirm or NO to cancel. Thank you for choosing us, the team at"
                    + " Main St.";

    private static final Map<String, String> VALUES =
            Map.of(
                    "name", "Alice",
                    "kind", "appointment",
                    "place", "Main Street Clinic",
                    "date", "Tuesday 14 March",
                    "time", "10:30");

    private MicroSamples() {}

    static Map<String, String> values() {
        return VALUES;
    }

    static Map<String, String> statusFields() {
        return Map.of(
                "AccountSid", Requests.ACCOUNT,
                "ApiVersion", "2010-04-01",
                "From", "+15005550006",
                "To", "+17025550142",
                "MessageSid", "SM" + "0".repeat(32),
                "MessageStatus", "delivered",
                "SmsSid", "SM" + "0".repeat(32),
                "SmsStatus", "delivered");
    }

    /// All of it, as the peer takes it.
    static Map<String, Object> all() {
        return Map.of(
                "token",
                Signing.TOKEN,
                "url",
                ORIGIN + Requests.INBOUND,
                "inbound",
                Requests.inboundFields(),
                "status",
                statusFields(),
                "gsm",
                GSM,
                "ucs",
                UCS,
                "template",
                TEMPLATE,
                "values",
                VALUES);
    }
}
