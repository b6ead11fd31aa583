package dev.duly.testkit;

import dev.duly.core.memory.MovableClock;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class ScriptedGatewayContractTest extends SmsGatewayContract {
    @Override
    protected Provider openProvider() {
        return new Script();
    }

    private static final class Script implements Provider {
        private final MovableClock clock = new MovableClock(Samples.MORNING);
        private final ScriptedGateway gateway = new ScriptedGateway(Samples.ACCOUNT, clock);

        @Override
        public SmsGateway gateway() {
            return gateway;
        }

        @Override
        public GatewayAccount account() {
            return Samples.ACCOUNT;
        }

        @Override
        public int requests() {
            return gateway.requests().size();
        }

        @Override
        public void takesAs(ProviderMessageId id) {
            gateway.answersNext(new GatewayOutcome.Taken(id, Optional.empty(), Optional.empty()));
        }

        @Override
        public void refuses(int code) {
            gateway.answersNext(
                    new GatewayOutcome.Rejected(new ProviderError(400, code), Optional.empty()));
        }

        @Override
        public void isBusyFor(Duration wait) {
            gateway.answersNext(new GatewayOutcome.Busy(wait, "too many requests"));
        }

        @Override
        public void failsAfterTaking() {
            gateway.answersNext(new GatewayOutcome.Unknown("the provider answered 500"));
        }

        @Override
        public void vanishes() {
            gateway.answersNext(new GatewayOutcome.Unknown("the connection broke"));
        }

        @Override
        public void has(List<ProviderMessage> texts) {
            gateway.lists(new Listing.Complete(texts));
            texts.forEach(text -> gateway.says(text.id(), new Fetched.Found(text)));
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void babbles() {
            gateway.isAway("its answer was no list");
        }

        @Override
        public void leaves() {
            gateway.answersNext(new GatewayOutcome.Busy(Duration.ofSeconds(1), "not reached"));
            gateway.isAway("not reached");
        }

        @Override
        public void close() {}
    }
}
