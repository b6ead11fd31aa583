package dev.duly.twilio;

import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.SmsGateway;
import dev.duly.testkit.SmsGatewayContract;
import dev.duly.twilio.StandIn.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TwilioGatewayContractTest extends SmsGatewayContract {
    @Override
    protected Provider openProvider() {
        try {
            return new OnLoopback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OnLoopback implements Provider {
        private final StandIn twilio = new StandIn(this::answer);
        private final TwilioGateway gateway = Sent.through(twilio.url());
        private volatile Answer toPost = Answer.json(201, Sent.taken(Sent.SID, "null"));
        private volatile List<ProviderMessage> texts = List.of();
        private volatile boolean babbles;

        OnLoopback() throws IOException {}

        @Override
        public SmsGateway gateway() {
            return gateway;
        }

        @Override
        public GatewayAccount account() {
            return new GatewayAccount("sandbox", Sent.ACCOUNT);
        }

        @Override
        public int requests() {
            return (int) twilio.asked().stream().filter(OnLoopback::isPost).count();
        }

        @Override
        public void takesAs(ProviderMessageId id) {
            toPost = Answer.json(201, Sent.taken(id.value(), "null"));
        }

        @Override
        public void refuses(int code) {
            toPost = Answer.json(400, Sent.error(400, code));
        }

        @Override
        public void isBusyFor(Duration wait) {
            toPost =
                    Answer.json(429, Sent.error(429, 20_429))
                            .with("Retry-After", String.valueOf(wait.toSeconds()));
        }

        @Override
        public void failsAfterTaking() {
            toPost = Answer.json(500, Sent.error(500, 20_500));
        }

        @Override
        public void vanishes() {
            toPost = Answer.NONE;
        }

        @Override
        public void has(List<ProviderMessage> held) {
            texts = held;
        }

        /// The stand-in writes `Date` by the machine's clock.
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void babbles() {
            babbles = true;
        }

        @Override
        public void leaves() {
            twilio.close();
        }

        @Override
        public void close() {
            gateway.close();
            twilio.close();
        }

        private Answer answer(StandIn.Asked asked) {
            if (isPost(asked)) {
                return toPost;
            }
            if (babbles) {
                return Answer.json(200, "<html><body>Welcome</body></html>");
            }
            return asked.path().equals(Sent.PATH) ? list() : one(asked.path());
        }

        private Answer list() {
            return Answer.json(
                    200,
                    Listed.page(
                            "null", texts.stream().map(Listed::message).toArray(String[]::new)));
        }

        private Answer one(String path) {
            return texts.stream()
                    .filter(text -> Sent.PATHS.message(text.id()).equals(path))
                    .findFirst()
                    .map(text -> Answer.json(200, Listed.message(text)))
                    .orElseGet(() -> Answer.json(404, Sent.error(404, 20_404)));
        }

        private static boolean isPost(StandIn.Asked asked) {
            return asked.method().equals("POST");
        }
    }
}
