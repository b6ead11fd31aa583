package dev.duly.twilio;

import static dev.duly.twilio.Posts.ACCOUNT;
import static dev.duly.twilio.Posts.INBOUND;
import static dev.duly.twilio.Posts.ORIGIN;
import static dev.duly.twilio.Posts.OURS;
import static dev.duly.twilio.Posts.STATUS;
import static dev.duly.twilio.Posts.TOKEN;
import static dev.duly.twilio.Posts.WEBHOOKS;
import static dev.duly.twilio.Posts.inbound;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.webhook.WebhookReading.Forged;
import dev.duly.core.webhook.WebhookReading.Malformed;
import dev.duly.core.webhook.WebhookReading.Text;
import dev.duly.core.webhook.WebhookRequest;
import dev.duly.core.webhook.WebhookRequest.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is strange about a body, told apart from what is not signed.
class PostedBodyTest {
    @Test
    void aFieldThatWeReadMustComeOnce() {
        var encoded = Signer.encode(inbound("hi")) + "&From=%2B17025550143";
        var signed =
                signedWith(inbound("hi"), "From+17025550142", "From+17025550142From+17025550143");
        assertThat(Posts.read(Kind.INBOUND, INBOUND, encoded.getBytes(UTF_8), signed))
                .isEqualTo(new Malformed("From: must come once"));
    }

    @Test
    void aFieldThatWeDoNotReadIsKeptWithAllItsValues() {
        var encoded = Signer.encode(inbound("hi")) + "&AddOn=b&AddOn=a";
        var signed =
                signedWith(
                        inbound("hi"),
                        "AccountSid" + ACCOUNT,
                        "AccountSid" + ACCOUNT + "AddOnaAddOnb");
        assertThat(Posts.read(Kind.INBOUND, INBOUND, encoded.getBytes(UTF_8), signed))
                .isInstanceOfSatisfying(
                        Text.class,
                        read -> assertThat(read.text().raw()).containsEntry("AddOn", "b\na"));
    }

    @Test
    void bytesThatAreNotUtf8AreMalformedThoughSigned() {
        var form = inbound("@");
        var encoded = Signer.encode(form).replace("%40", "%FF");
        var signed = plain(form).getBytes(ISO_8859_1);
        signed[plain(form).indexOf("Body@") + 4] = (byte) 0xFF;
        assertThat(
                        Posts.read(
                                Kind.INBOUND,
                                INBOUND,
                                encoded.getBytes(UTF_8),
                                Signer.sign(TOKEN, signed)))
                .isEqualTo(new Malformed("form: must be UTF-8"));
    }

    @Test
    void aBrokenEscapeIsMalformedThoughSigned() {
        for (var broken : new String[] {"%", "%4", "%zz", "%\uff14\uff10"}) {
            var form = inbound("@");
            var encoded = Signer.encode(form).replace("%40", broken);
            var signed = plain(form).replace("Body@", "Body" + broken);
            assertThat(
                            Posts.read(
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
        assertThat(Posts.signed(Kind.INBOUND, INBOUND, form))
                .isEqualTo(new Malformed("form: must have at most 200 fields"));
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
        assertThat(WEBHOOKS.read(request))
                .isEqualTo(
                        new Malformed("content type: must be application/x-www-form-urlencoded"));
    }

    @Test
    void whatIsNotSignedIsForgedWhateverElseIsWrongWithIt() {
        var unsigned = "AccountSid=%zz&Body=%FF".getBytes(UTF_8);
        assertThat(Posts.read(Kind.INBOUND, INBOUND, unsigned, "c2lnbmVk"))
                .isInstanceOf(Forged.class);
        assertThat(Posts.read(Kind.INBOUND, INBOUND, new byte[256 * 1024 + 1], "c2lnbmVk"))
                .isInstanceOf(Forged.class);
        assertThat(Posts.read(Kind.INBOUND, INBOUND, new byte[0], "")).isInstanceOf(Forged.class);
    }

    /// The signature over `form` with one part of what is signed replaced.
    private static String signedWith(Map<String, String> form, String part, String replacement) {
        return Signer.sign(TOKEN, plain(form).replace(part, replacement).getBytes(UTF_8));
    }

    private static String plain(Map<String, String> form) {
        var text = new StringBuilder(ORIGIN + INBOUND);
        new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
        return text.toString();
    }
}
