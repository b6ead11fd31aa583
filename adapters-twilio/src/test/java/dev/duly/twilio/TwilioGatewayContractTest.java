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
        private volatile String list = Listed.page("null");

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
        public void has(List<ProviderMessage> texts) {
            list =
                    Listed.page(
                            "null",
                            texts.stream()
                                    .map(text ->
                                            Listed.message(
                                                    text.id().value(),
                                                    text.body(),
                                                    text.createdAt()))
                                    .toArray(String[]::new));
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
            return isPost(asked) ? toPost : Answer.json(200, list);
        }

        private static boolean isPost(StandIn.Asked asked) {
            return asked.method().equals("POST");
        }
    }
}
