package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandsetTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    @Test
    void aTextReachesTheWebhookSigned() {
        var answer =
                caller.handset(
                        "{\"from\":\"%s\",\"to\":\"+15005550016\",\"body\":\"¿Mañana & más? 👍\"}"
                                .formatted(ANN));

        assertThat(answer.statusCode()).isEqualTo(201);
        var sid = Caller.json(answer).get("sid").stringValue();
        var post = receiver.posts("/inbound").getFirst();
        assertThat(post.signed()).isTrue();
        assertThat(post.form())
                .containsEntry("MessageSid", sid)
                .containsEntry("SmsSid", sid)
                .containsEntry("SmsMessageSid", sid)
                .containsEntry("SmsStatus", "received")
                .containsEntry("AccountSid", Caller.ACCOUNT)
                .containsEntry("MessagingServiceSid", Caller.SERVICE)
                .containsEntry("From", ANN)
                .containsEntry("To", "+15005550016")
                .containsEntry("Body", "¿Mañana & más? 👍")
                .containsEntry("NumMedia", "0")
                .containsEntry("NumSegments", "1")
                .containsEntry("ApiVersion", "2010-04-01");
        var kept = caller.fetch(sid);
        assertThat(kept.get("direction").stringValue()).isEqualTo("inbound");
        assertThat(kept.get("status").stringValue()).isEqualTo("received");
    }

    @Test
    void aPictureWithoutWordsCanBeFetchedWithTheCredential() throws Exception {
        var bytes = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
        var answer =
                caller.handset(
                        "{\"from\":\"%s\",\"media\":[{\"contentType\":\"image/png\",\"base64\":\"%s\"}]}"
                                .formatted(ANN, Base64.getEncoder().encodeToString(bytes)));

        var sid = Caller.json(answer).get("sid").stringValue();
        assertThat(sid).startsWith("MM");
        var post = receiver.posts("/inbound").getFirst();
        assertThat(post.field("Body")).isEmpty();
        assertThat(post.field("NumMedia")).isEqualTo("1");
        assertThat(post.field("MediaContentType0")).isEqualTo("image/png");
        var url = post.field("MediaUrl0");
        assertThat(url)
                .matches(
                        "http://127\\.0\\.0\\.1:\\d+/2010-04-01/Accounts/AC0{32}/Messages/"
                                + sid
                                + "/Media/ME[0-9a-f]{32}");
        var path = url.substring(url.indexOf("/2010"));
        assertThat(caller.call(caller.at(path).GET()).statusCode()).isEqualTo(401);
        try (var client = HttpClient.newHttpClient()) {
            var fetched =
                    client.send(caller.authorized(path).GET().build(), BodyHandlers.ofByteArray());
            assertThat(fetched.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(fetched.body()).isEqualTo(bytes);
        }
        var media = "/Messages/" + sid + "/Media";
        var listed = Caller.json(caller.get(media + ".json")).get("media_list").get(0);
        assertThat(listed.get("parent_sid").stringValue()).isEqualTo(sid);
        var one = media + "/" + listed.get("sid").stringValue();
        assertThat(caller.delete(one + ".json").statusCode()).isEqualTo(204);
        assertThat(caller.get(one).statusCode()).isEqualTo(404);
    }

    @Test
    void aWebhookThatFailsAtFirstIsTriedAgain() {
        receiver.answers(post -> receiver.posts().size() == 1 ? 503 : 200);

        var answer = caller.handset(ANN, "hello");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Caller.json(answer).get("webhook").get("status").intValue()).isEqualTo(503);
        eventually(() -> receiver.posts("/inbound").size() == 2);
        var posts = receiver.posts("/inbound");
        assertThat(posts.get(0).token()).isEqualTo(posts.get(1).token());
        assertThat(posts.get(0).form()).isEqualTo(posts.get(1).form());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                             | one JSON object",
                "{} {}                                         | one JSON object",
                "[]                                            | one JSON object",
                "{`\"from\"`:1}                                | one JSON object",
                "{\"body\":\"hi\"}                             | from is required",
                "{\"from\":17025550142,\"body\":\"hi\"}        | from must be a string",
                "{\"from\":\"702\",\"body\":\"hi\"}            | from must be in E.164",
                "{\"from\":\"+17025550142\"}                   | body or media is required",
                "{\"from\":\"+17025550142\",\"body\":\"\"}     | body or media is required",
                "{\"from\":\"+17025550142\",\"body\":7}        | body must be a string",
                "{\"from\":\"+17025550142\",\"lost\":1,\"body\":\"hi\"} | lost must be true",
                "{\"from\":\"+17025550142\",\"text\":\"hi\"}   | text is not a known field",
                "{\"from\":\"+15005550006\",\"body\":\"hi\"}   | from must not be one of",
                "{\"from\":\"+17025550142\",\"to\":\"+17025550143\",\"body\":\"hi\"} | to must be",
                "{\"from\":\"+17025550142\",\"from\":\"+17025550143\"} | one JSON object",
                "{\"from\":\"+17025550142\",\"media\":\"x\"}   | media must be a list",
                "{\"from\":\"+17025550142\",\"media\":[\"x\"]} | media[0] must be",
                "{\"from\":\"+17025550142\",\"media\":[{\"contentType\":\"png\"}]} | media[0].contentType",
                "{\"from\":\"+17025550142\",\"media\":[{\"contentType\":\"a/b\",\"base64\":\"*\"}]}"
                        + " | media[0].base64",
                "{\"from\":\"+17025550142\",\"body\":\"\\ud83d\"} | body must not hold half",
            })
    void whatIsNotATextIsRefusedInWords(String json, String words) {
        var answer = caller.handset(json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(Caller.json(answer).get("detail").stringValue()).contains(words);
        assertThat(caller.taken("")).isEmpty();
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var bytes = "{\"from\":\"+17025550142\",\"body\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xff;

        var answer =
                caller.call(caller.at("/sandbox/inbound").POST(BodyPublishers.ofByteArray(bytes)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("UTF-8");
    }

    @Test
    void whatWasTakenIsShownOldestFirstAndCanBeReadOn() {
        caller.handset(ANN, "one");
        caller.send(ANN, "two");
        caller.handset("+17025550143", "three");

        assertThat(caller.taken(""))
                .extracting(t -> t.get("body").stringValue())
                .containsExactly("one", "two", "three");
        var first = caller.taken("?limit=1");
        assertThat(first).extracting(t -> t.get("body").stringValue()).containsExactly("one");
        var after = "?after=" + first.getFirst().get("sid").stringValue();
        assertThat(caller.taken(after)).hasSize(2);
        assertThat(caller.taken("?to=+17025550142")).hasSize(1);
        assertThat(caller.taken("?from=%2B17025550142")).hasSize(1);
        var wrong = caller.call(caller.at("/sandbox/messages?limit=0").GET());
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("limit must be from 1");
    }

    @Test
    void onlyItsOwnPathsAndMethodsAreThere() {
        assertThat(caller.call(caller.at("/sandbox/inbound").GET()).statusCode()).isEqualTo(405);
        assertThat(caller.call(caller.at("/sandbox/outbound").GET()).statusCode()).isEqualTo(404);
    }
}
