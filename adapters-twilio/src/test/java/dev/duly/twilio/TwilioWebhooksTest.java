package dev.duly.twilio;

import static dev.duly.twilio.Posts.ACCOUNT;
import static dev.duly.twilio.Posts.INBOUND;
import static dev.duly.twilio.Posts.ORIGIN;
import static dev.duly.twilio.Posts.OURS;
import static dev.duly.twilio.Posts.SID;
import static dev.duly.twilio.Posts.STATUS;
import static dev.duly.twilio.Posts.THEIRS;
import static dev.duly.twilio.Posts.TOKEN;
import static dev.duly.twilio.Posts.inbound;
import static dev.duly.twilio.Posts.status;
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
import dev.duly.core.webhook.WebhookReading.Forged;
import dev.duly.core.webhook.WebhookReading.Malformed;
import dev.duly.core.webhook.WebhookReading.Receipt;
import dev.duly.core.webhook.WebhookReading.Text;
import dev.duly.core.webhook.WebhookRequest.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwilioWebhooksTest {
    private static final String SERVICE = "MG" + "0".repeat(32);
    private static final String ID = "6920f1a2b3c4d5e6f7a8b9c0";

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
                                InboundText.Arrival.POSTED,
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
    void aTextNeedsBothNumbersAndAShortCodeOrANameIsNone() {
        for (var field : new String[] {"From", "To"}) {
            for (var other : new String[] {"whatsapp:+17025550142", "72975", "COUNTY"}) {
                var form = inbound("hi");
                form.put(field, other);
                assertThat(malformed(Kind.INBOUND, INBOUND, form))
                        .isEqualTo(
                                field
                                        + ": must be a telephone number in E.164 form and no short"
                                        + " code or name");
            }
        }
    }

    @Test
    void aSignatureHoldsForItsPathAlone() {
        var form = status("delivered");
        var signature = Signer.sign(TOKEN, ORIGIN + STATUS + "/" + ID + "-1", form);
        var body = Signer.encode(form).getBytes(UTF_8);
        assertThat(Posts.read(Kind.STATUS, STATUS + "/" + ID + "-1", body, signature))
                .isInstanceOf(Receipt.class);
        assertThat(Posts.read(Kind.STATUS, STATUS + "/" + ID + "-2", body, signature))
                .isInstanceOf(Forged.class);
    }

    @Test
    void noSentenceRepeatsWhatWasPosted() {
        var form = inbound("hi");
        form.put("To", "7025550142x");
        assertThat(malformed(Kind.INBOUND, INBOUND, form)).doesNotContain("7025550142");
    }

    @Test
    void whatIsWrongIsToldWithoutAnyValueThatWasPosted() {
        var secret = "secret\r\nevent=forged";
        for (var posted : List.of(status("sent"), inbound("secret words"))) {
            var isStatus = posted.containsKey("MessageStatus");
            posted.put("NumMedia", "1");
            for (var field : List.copyOf(posted.keySet())) {
                var form = new LinkedHashMap<>(posted);
                form.put("MediaUrl0", "");
                form.put(field, secret);
                form.put(secret, secret);
                var reading =
                        isStatus
                                ? Posts.signed(Kind.STATUS, STATUS, form)
                                : Posts.signed(Kind.INBOUND, INBOUND, form);
                if (reading instanceof Malformed(var why)) {
                    assertThat(why).as(field).matches("[A-Za-z0-9]+: must [A-Za-z0-9 .-]+");
                    assertThat(why).as(field).doesNotContain("secret", "forged");
                }
            }
        }
        assertThat(malformed(Kind.STATUS, STATUS + "/secret-1", status("sent")))
                .doesNotContain("secret");
    }

    private DeliveryReceipt receipt(String path, Map<String, String> form) {
        var reading = Posts.signed(Kind.STATUS, path, form);
        assertThat(reading).isInstanceOf(Receipt.class);
        return ((Receipt) reading).receipt();
    }

    private InboundText text(Map<String, String> form) {
        var reading = Posts.signed(Kind.INBOUND, INBOUND, form);
        assertThat(reading).isInstanceOf(Text.class);
        return ((Text) reading).text();
    }

    private String malformed(Kind kind, String path, Map<String, String> form) {
        var reading = Posts.signed(kind, path, form);
        assertThat(reading).isInstanceOf(Malformed.class);
        return ((Malformed) reading).why();
    }
}
