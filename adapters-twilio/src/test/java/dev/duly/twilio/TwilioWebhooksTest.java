package dev.duly.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Media;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookReading.Forged;
import dev.duly.core.webhook.WebhookReading.Malformed;
import dev.duly.core.webhook.WebhookReading.Receipt;
import dev.duly.core.webhook.WebhookReading.Text;
import dev.duly.core.webhook.WebhookRequest;
import dev.duly.core.webhook.WebhookRequest.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TwilioWebhooksTest {
    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final String SID = "SM" + "1".repeat(32);
    private static final String SERVICE = "MG" + "0".repeat(32);
    private static final Secret TOKEN = new Secret("sandbox");
    private static final String ORIGIN = "http://127.0.0.1:8080";
    private static final String STATUS = "/api/messages/twilio/status";
    private static final String INBOUND = "/api/messages/twilio/inbound";
    private static final String ID = "6920f1a2b3c4d5e6f7a8b9c0";
    private static final Instant OURS = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final Instant THEIRS = Instant.parse("2026-11-22T09:59:59Z");

    private final TwilioWebhooks webhooks =
            new TwilioWebhooks(
                    TwilioSettings.sandbox(
                            ACCOUNT,
                            TOKEN,
                            URI.create("http://127.0.0.1:8090"),
                            URI.create(ORIGIN + "/")));

    @Test
    void aReceiptNamesMessageAttemptAndWhatBecameOfIt() {
        var form = status("undelivered");
        form.put("ErrorCode", "30003");
        form.put("RawDlrDoneDate", "2611221036");
        var receipt = receipt(STATUS + "/" + ID + "-2", form);
        assertThat(receipt)
                .isEqualTo(
                        new DeliveryReceipt(
                                Optional.of(new MessageId(ID)),
                                2,
                                new GatewayAccount("sandbox", ACCOUNT),
                                new ProviderMessageId(SID),
                                ProviderStatus.UNDELIVERED,
                                "undelivered",
                                Optional.of(30003),
                                Optional.of(new PhoneNumber("+15005550006")),
                                OURS,
                                Optional.of(THEIRS),
                                form));
        assertThat(receipt.raw()).containsExactlyEntriesOf(form);
    }

    @Test
    void aReceiptOnTheBarePathNamesNoMessage() {
        var receipt = receipt(STATUS, status("delivered"));
        assertThat(receipt.messageId()).isEmpty();
        assertThat(receipt.attempt()).isZero();
        assertThat(receipt.errorCode()).isEmpty();
    }

    @Test
    void aWordThatWeDoNotKnowIsKeptAsItCame() {
        var receipt = receipt(STATUS, status("teleported"));
        assertThat(receipt.status()).isEqualTo(ProviderStatus.UNKNOWN);
        assertThat(receipt.rawStatus()).isEqualTo("teleported");
    }

    @Test
    void aSenderThatIsNoNumberIsLeftOutOfAReceipt() {
        var form = status("sent");
        form.put("From", "COUNTY");
        assertThat(receipt(STATUS, form).from()).isEmpty();
        form.remove("From");
        assertThat(receipt(STATUS, form).from()).isEmpty();
    }

    @Test
    void aReceiptWithoutItsFieldsIsMalformed() {
        for (var field : new String[] {"AccountSid", "MessageSid", "MessageStatus"}) {
            var form = status("sent");
            form.remove(field);
            assertThat(malformed(Kind.STATUS, STATUS, form)).isEqualTo(field + ": must be there");
        }
        var form = status("failed");
        form.put("ErrorCode", "thirty");
        assertThat(malformed(Kind.STATUS, STATUS, form))
                .isEqualTo("ErrorCode: must be a whole number");
        form.put("ErrorCode", "30003");
        form.put("MessageSid", "SM1");
        assertThat(malformed(Kind.STATUS, STATUS, form))
                .isEqualTo("MessageSid: must be SM or MM and 32 hex digits");
    }

    @Test
    void aPathThatNamesNoAttemptOfOursIsMalformed() {
        for (var path :
                new String[] {
                    STATUS + "/",
                    STATUS + "/" + ID,
                    STATUS + "/" + ID + "-0",
                    STATUS + "/" + ID + "-1/x",
                    STATUS + "/" + ID + "-99999999999",
                    STATUS + "/xyz-1"
                }) {
            assertThat(malformed(Kind.STATUS, path, status("sent"))).as(path).startsWith("path:");
        }
    }

    @Test
    void anotherAccountsPostIsMalformedEvenWhenSigned() {
        var form = status("sent");
        form.put("AccountSid", "AC" + "9".repeat(32));
        assertThat(malformed(Kind.STATUS, STATUS, form)).startsWith("AccountSid:");
    }

    @Test
    void aTextIsReadAsPosted() {
        var form = inbound(" Yes, I'll be there 😀\n");
        form.put("MessagingServiceSid", SERVICE);
        form.put("OptOutType", "STOP");
        assertThat(text(form))
                .isEqualTo(
                        new InboundText(
                                new GatewayAccount("sandbox", ACCOUNT),
                                new ProviderMessageId(SID),
                                new PhoneNumber("+17025550142"),
                                new PhoneNumber("+15005550006"),
                                Optional.of(SERVICE),
                                " Yes, I'll be there 😀\n",
                                List.of(),
                                Optional.of("STOP"),
                                OURS,
                                Optional.of(THEIRS),
                                form));
        assertThat(text(form).raw()).containsExactlyEntriesOf(form);
    }

    @Test
    void wordsThatAreOnlySpaceStayAsTheyAre() {
        assertThat(text(inbound(" ")).body()).isEqualTo(" ");
    }

    @Test
    void aPictureWithoutWordsIsAText() {
        var form = inbound("");
        form.put("NumMedia", "2");
        form.put("MediaUrl0", "https://api.twilio.com/m/0");
        form.put("MediaContentType0", "image/jpeg");
        form.put("MediaUrl1", "https://api.twilio.com/m/1");
        assertThat(text(form).body()).isEmpty();
        assertThat(text(form).media())
                .containsExactly(
                        new Media("https://api.twilio.com/m/0", "image/jpeg"),
                        new Media("https://api.twilio.com/m/1", "application/octet-stream"));
        form.remove("MediaUrl1");
        assertThat(malformed(Kind.INBOUND, INBOUND, form)).isEqualTo("MediaUrl1: must be there");
        form.put("NumMedia", "51");
        assertThat(malformed(Kind.INBOUND, INBOUND, form))
                .isEqualTo("NumMedia: must be at most 50");
    }

    @Test
    void aTextNeedsBothNumbers() {
        for (var field : new String[] {"From", "To"}) {
            var form = inbound("hi");
            form.put(field, "whatsapp:+17025550142");
            assertThat(malformed(Kind.INBOUND, INBOUND, form))
                    .isEqualTo(field + ": must be a telephone number in E.164 form");
        }
    }

    @Test
    void aFieldThatWeReadMustComeOnce() {
        var encoded = Signer.encode(inbound("hi")) + "&From=%2B17025550143";
        var signed =
                signed(
                        INBOUND,
                        inbound("hi"),
                        "From+17025550142",
                        "From+17025550142From+17025550143");
        assertThat(read(Kind.INBOUND, INBOUND, encoded.getBytes(UTF_8), signed))
                .isEqualTo(new Malformed("From: must come once"));
    }

    @Test
    void aFieldThatWeDoNotReadIsKeptWithAllItsValues() {
        var encoded = Signer.encode(inbound("hi")) + "&AddOn=b&AddOn=a";
        var signed =
                signed(
                        INBOUND,
                        inbound("hi"),
                        "AccountSid" + ACCOUNT,
                        "AccountSid" + ACCOUNT + "AddOnaAddOnb");
        assertThat(read(Kind.INBOUND, INBOUND, encoded.getBytes(UTF_8), signed))
                .isInstanceOfSatisfying(
                        Text.class,
                        read -> assertThat(read.text().raw()).containsEntry("AddOn", "b\na"));
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedThoughSigned() {
        var form = inbound("@");
        var encoded = Signer.encode(form).replace("%40", "%FF");
        var signed = plain(INBOUND, form).getBytes(ISO_8859_1);
        signed[plain(INBOUND, form).indexOf("Body@") + 4] = (byte) 0xFF;
        assertThat(read(Kind.INBOUND, INBOUND, encoded.getBytes(UTF_8), Signer.sign(TOKEN, signed)))
                .isEqualTo(new Malformed("form: must be UTF-8"));
    }

    @Test
    void aBrokenEscapeIsMalformedThoughSigned() {
        for (var broken : new String[] {"%", "%4", "%zz", "%\uff14\uff10"}) {
            var form = inbound("@");
            var encoded = Signer.encode(form).replace("%40", broken);
            var signed = plain(INBOUND, form).replace("Body@", "Body" + broken);
            assertThat(
                            read(
                                    Kind.INBOUND,
                                    INBOUND,
                                    encoded.getBytes(UTF_8),
                                    Signer.sign(TOKEN, signed.getBytes(UTF_8))))
                    .as(broken)
                    .isEqualTo(new Malformed("form: each % must be followed by two hex digits"));
        }
    }

    @Test
    void tooManyFieldsAreMalformed() {
        var form = inbound("hi");
        for (var i = 0; i < 200; i++) {
            form.put("More" + i, "x");
        }
        assertThat(malformed(Kind.INBOUND, INBOUND, form))
                .isEqualTo("form: must have at most 200 fields");
    }

    @Test
    void aBodyThatIsNoFormIsMalformedWhenItsHashIsSigned() {
        var query = "bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        var request =
                new WebhookRequest(
                        Kind.STATUS,
                        STATUS,
                        Optional.of(query),
                        Optional.of("application/json"),
                        Optional.of(Signer.sign(TOKEN, ORIGIN + STATUS + "?" + query, Map.of())),
                        Optional.empty(),
                        "{}".getBytes(UTF_8),
                        OURS);
        assertThat(webhooks.read(request))
                .isEqualTo(
                        new Malformed("content type: must be application/x-www-form-urlencoded"));
    }

    @Test
    void whatIsNotSignedIsForgedWhateverElseIsWrongWithIt() {
        var unsigned = "AccountSid=%zz&Body=%FF".getBytes(UTF_8);
        assertThat(read(Kind.INBOUND, INBOUND, unsigned, "c2lnbmVk")).isInstanceOf(Forged.class);
        assertThat(read(Kind.INBOUND, INBOUND, new byte[256 * 1024 + 1], "c2lnbmVk"))
                .isInstanceOf(Forged.class);
        assertThat(read(Kind.INBOUND, INBOUND, new byte[0], "")).isInstanceOf(Forged.class);
    }

    @Test
    void aSignatureHoldsForItsPathAlone() {
        var form = status("delivered");
        var signature = Signer.sign(TOKEN, ORIGIN + STATUS + "/" + ID + "-1", form);
        var body = Signer.encode(form).getBytes(UTF_8);
        assertThat(read(Kind.STATUS, STATUS + "/" + ID + "-1", body, signature))
                .isInstanceOf(Receipt.class);
        assertThat(read(Kind.STATUS, STATUS + "/" + ID + "-2", body, signature))
                .isInstanceOf(Forged.class);
    }

    @Test
    void noSentenceRepeatsWhatWasPosted() {
        var form = inbound("hi");
        form.put("To", "7025550142x");
        assertThat(malformed(Kind.INBOUND, INBOUND, form)).doesNotContain("7025550142");
    }

    private DeliveryReceipt receipt(String path, Map<String, String> form) {
        var reading = posted(Kind.STATUS, path, form);
        assertThat(reading).isInstanceOf(Receipt.class);
        return ((Receipt) reading).receipt();
    }

    private InboundText text(Map<String, String> form) {
        var reading = posted(Kind.INBOUND, INBOUND, form);
        assertThat(reading).isInstanceOf(Text.class);
        return ((Text) reading).text();
    }

    private String malformed(Kind kind, String path, Map<String, String> form) {
        var reading = posted(kind, path, form);
        assertThat(reading).isInstanceOf(Malformed.class);
        return ((Malformed) reading).why();
    }

    private WebhookReading posted(Kind kind, String path, Map<String, String> form) {
        return read(
                kind,
                path,
                Signer.encode(form).getBytes(UTF_8),
                Signer.sign(TOKEN, ORIGIN + path, form));
    }

    private WebhookReading read(Kind kind, String path, byte[] body, String signature) {
        return webhooks.read(
                new WebhookRequest(
                        kind,
                        path,
                        Optional.empty(),
                        Optional.of("application/x-www-form-urlencoded; charset=UTF-8"),
                        Optional.of(signature),
                        Optional.of(THEIRS),
                        body,
                        OURS));
    }

    /// The signature over `form` with one part of what is signed replaced.
    private static String signed(
            String path, Map<String, String> form, String part, String replacement) {
        return Signer.sign(TOKEN, plain(path, form).replace(part, replacement).getBytes(UTF_8));
    }

    private static String plain(String path, Map<String, String> form) {
        var text = new StringBuilder(ORIGIN + path);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        return text.toString();
    }

    private static Map<String, String> status(String word) {
        var form = new LinkedHashMap<String, String>();
        form.put("SmsSid", SID);
        form.put("SmsStatus", word);
        form.put("MessageStatus", word);
        form.put("To", "+17025550142");
        form.put("MessageSid", SID);
        form.put("AccountSid", ACCOUNT);
        form.put("From", "+15005550006");
        form.put("ApiVersion", "2010-04-01");
        return form;
    }

    private static Map<String, String> inbound(String body) {
        var form = new LinkedHashMap<String, String>();
        form.put("ToCountry", "US");
        form.put("SmsMessageSid", SID);
        form.put("NumMedia", "0");
        form.put("SmsSid", SID);
        form.put("SmsStatus", "received");
        form.put("Body", body);
        form.put("To", "+15005550006");
        form.put("NumSegments", "1");
        form.put("MessageSid", SID);
        form.put("AccountSid", ACCOUNT);
        form.put("From", "+17025550142");
        form.put("ApiVersion", "2010-04-01");
        return form;
    }
}
