package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest extends SandboxScene {
    @Test
    void aCallerThatHangsUpInTheMiddleIsNoFaultOfTheSandbox() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            socket.getOutputStream()
                    .write(
                            "POST /sandbox/inbound HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{"
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    /// A `-` leaves the field out.
    @ParameterizedTest
    @CsvSource({
        "To,-,21604",
        "To,'',21604",
        "To,702-555-0142,21211",
        "To,+1702555014a,21211",
        "To,+15005550006,21266",
        "From,-,21603",
        "From,+17025550199,21606",
        "Body,-,21602",
        "Body,'',21602",
        "MessagingServiceSid,MGx,21705",
        "MessagingServiceSid,MG11111111111111111111111111111111,21701",
        "StatusCallback,nowhere,21609",
        "StatusCallback,ftp://127.0.0.1/,21609",
        "StatusCallback,http://my_host/,21609",
        "ValidityPeriod,0,21624",
        "ValidityPeriod,36001,21624",
        "ValidityPeriod,soon,21624",
        "MediaUrl,nowhere,21620",
        "ScheduleType,fixed,35111",
        "SendAt,2026-03-02T17:04:05Z,35118"
    })
    void aRuleThatIsBrokenHasTwiliosCode(String name, String value, int code) {
        var fields =
                new ArrayList<>(
                        List.of("To", "+17025550142", "From", Caller.NUMBER, "Body", "hello"));
        var at = fields.indexOf(name);
        if (at >= 0) {
            fields.subList(at, at + 2).clear();
        }
        if (!value.equals("-")) {
            fields.addAll(List.of(name, value));
        }

        var answer = caller.create(fields.toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(400);
        var error = Caller.json(answer);
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("code", "message", "more_info", "status");
        assertThat(error.get("code").intValue()).isEqualTo(code);
        assertThat(error.get("status").intValue()).isEqualTo(400);
        assertThat(error.get("more_info").stringValue())
                .isEqualTo("https://www.twilio.com/docs/errors/" + code);
        assertThat(caller.taken("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1600,201", "1601,400"})
    void aBodyHasAtMost1600Characters(int length, int status) {
        var answer = send("👍".repeat(length));

        assertThat(answer).isEqualTo(status);
    }

    @Test
    void aTextThatIsScheduledTooSoonOrTooLateIsRefused() {
        for (var at : List.of("2020-01-01T00:00:00Z", "2199-01-01T00:00:00Z")) {
            var answer =
                    caller.create(
                            "To",
                            "+17025550142",
                            "MessagingServiceSid",
                            Caller.SERVICE,
                            "Body",
                            "later",
                            "ScheduleType",
                            "fixed",
                            "SendAt",
                            at);
            assertThat(Caller.code(answer)).isEqualTo(35114);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Basic", "Basic ***", "Basic QUI6c2FuZGJveA==", ""})
    void aWrongCredentialIsRefused(String authorization) {
        var request = caller.at("/2010-04-01/Accounts/" + Caller.ACCOUNT + "/Messages.json").GET();
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        var answer = caller.call(request);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Caller.code(answer)).isEqualTo(20003);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2010-04-01/Accounts/AC11111111111111111111111111111111/Messages.json",
                "/2010-04-01/Accounts",
                "/2010-04-01/Accounts/AC00000000000000000000000000000000/Calls.json",
                "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/SM1.json",
                "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/SM1/Media/ME1",
                "/v1/Services/MG11111111111111111111111111111111",
                "/v2/Services",
                "/"
            })
    void whatIsNotThereIsNotFound(String path) {
        var answer = caller.call(caller.authorized(path).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Caller.code(answer)).isEqualTo(20404);
    }

    @Test
    void otherMethodsAreNotAllowed() {
        for (var path : List.of("/Messages.json", ".json")) {
            var request = caller.account(path).method("PUT", BodyPublishers.ofString("Body="));
            var answer = caller.call(request);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(Caller.code(answer)).isEqualTo(20004);
        }
    }

    @Test
    void aPathWithoutJsonIsTheSame() {
        var sid = caller.send("+17025550142", "hello").get("sid").stringValue();

        assertThat(caller.get("/Messages").statusCode()).isEqualTo(200);
        assertThat(Caller.json(caller.get("/Messages/" + sid)).get("sid").stringValue())
                .isEqualTo(sid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Body=%ff", "Body=%", "Body=%4", "Body=%zz"})
    void aFormThatCannotBeReadIsRefused(String form) {
        var answer =
                caller.call(caller.account("/Messages.json").POST(BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.code(answer)).isEqualTo(20001);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000_000, 9_000_000})
    void aRequestThatIsTooLargeIsRefused(int bytes) {
        var known = BodyPublishers.ofByteArray(new byte[bytes]);
        var unknown = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
        for (var body : List.of(known, unknown)) {
            assertThat(caller.call(caller.account("/Messages.json").POST(body)).statusCode())
                    .isEqualTo(413);
        }
        assertThat(caller.taken("")).isEmpty();
    }

    private int send(String body) {
        return caller.create("To", "+17025550142", "From", Caller.NUMBER, "Body", body)
                .statusCode();
    }
}
