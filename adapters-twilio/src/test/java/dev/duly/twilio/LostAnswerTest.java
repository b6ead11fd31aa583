package dev.duly.twilio;

import static dev.duly.twilio.Sent.SID;
import static dev.duly.twilio.Sent.text;
import static dev.duly.twilio.Sent.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.GatewayOutcome.Busy;
import dev.duly.core.sending.GatewayOutcome.Rejected;
import dev.duly.core.sending.GatewayOutcome.Taken;
import dev.duly.core.sending.GatewayOutcome.Unknown;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is known when no answer comes: whether the text left us or not.
class LostAnswerTest {
    /// Short, and yet long enough for a post to leave a slow machine that has posted before.
    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    /// The first post of a process takes much longer than all others.
    @BeforeAll
    static void postOnce() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(201, Sent.taken(SID, "null")))) {
            assertThat(sendTo(twilio.url())).isInstanceOf(Taken.class);
        }
    }

    @Test
    void aResetAfterThePostIsUnknown() throws Exception {
        try (var server = RawServer.thatResets();
                var gateway = through(server.url("http"))) {
            assertThat(gateway.send(text("hi"))).isEqualTo(new Unknown("the connection broke"));
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsUnknown() throws Exception {
        var half = "HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"sid\": ";
        for (var words : new String[] {"", "HTTP/1.1 201 Cre", half}) {
            try (var server = RawServer.thatSaysOnly(words);
                    var gateway = through(server.url("http"), IMPATIENT)) {
                assertThat(gateway.send(text("hi")))
                        .as(words)
                        .isEqualTo(new Unknown("no whole answer came within 1.0 s"));
                assertThat(server.posts()).as(words).isEqualTo(1);
            }
        }
    }

    @Test
    void aConnectionRefusedIsBusyBecauseNothingLeft() throws IOException {
        assertThat(sendTo(nobody("http"))).isEqualTo(notReached("the connection was refused"));
    }

    /// The client may ask for the body while the handshake is under way: then it cannot be told
    /// from one that left, and unknown is the safe word.
    @Test
    void aFailedHandshakeIsBusyOrAtWorstUnknown() throws Exception {
        try (var server = RawServer.thatSpeaksFirst("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(sendTo(server.url("https"))).isInstanceOfAny(Busy.class, Unknown.class);
            assertThat(server.posts()).isZero();
        }
    }

    @Test
    void aHandshakeThatNeverEndsIsBusyOrAtWorstUnknown() throws Exception {
        try (var server = RawServer.thatSaysOnly("");
                var gateway = through(server.url("https"), IMPATIENT)) {
            assertThat(gateway.send(text("hi"))).isInstanceOfAny(Busy.class, Unknown.class);
            assertThat(server.posts()).isZero();
        }
    }

    @Test
    void aProxyThatDoesNotLetUsThroughIsBusyBecauseNothingLeft() throws Exception {
        assertThat(sentBehindProxy("HTTP/1.1 503 No way\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(notReached("the connection broke"));
        assertThat(sentBehindProxy("HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(notReached("a proxy on the way answered 407"));
    }

    @Test
    void aGatewayThatIsClosedSendsNothing() throws IOException {
        try (var twilio = new StandIn(_ -> Answer.json(201, Sent.taken(SID, "null")))) {
            var gateway = through(twilio.url());
            gateway.close();
            assertThat(gateway.send(text("hi"))).isInstanceOf(Busy.class);
            assertThat(twilio.asked()).isEmpty();
        }
    }

    @Test
    void aThreadThatIsStoppedStaysStopped() throws Exception {
        try (var server = RawServer.thatSaysOnly("");
                var gateway = through(server.url("http"))) {
            Thread.currentThread().interrupt();
            var outcome = gateway.send(text("hi"));
            assertThat(Thread.interrupted()).isTrue();
            switch (outcome) {
                case Busy(_, var why) -> assertThat(why).contains("Duly was stopped");
                case Unknown(var why) -> assertThat(why).contains("Duly was stopped");
                case Taken _, Rejected _ -> assertThat(outcome).isNull();
            }
        }
    }

    private static GatewayOutcome sendTo(URI baseUrl) {
        try (var gateway = through(baseUrl)) {
            return gateway.send(text("hi"));
        }
    }

    private static GatewayOutcome sentBehindProxy(String answer) throws IOException {
        var before = ProxySelector.getDefault();
        try (var server = RawServer.thatSaysOnly(answer)) {
            var proxy = new InetSocketAddress("127.0.0.1", server.url("http").getPort());
            ProxySelector.setDefault(ProxySelector.of(proxy));
            return sendTo(URI.create("https://api.twilio.example"));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    /// An address at which nobody listens any more.
    private static URI nobody(String scheme) throws IOException {
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create(scheme + "://127.0.0.1:" + gone.getLocalPort());
        }
    }

    private static Busy notReached(String why) {
        return new Busy(Duration.ofSeconds(1), "provider not reached: " + why);
    }
}
