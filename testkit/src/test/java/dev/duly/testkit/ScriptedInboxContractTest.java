package dev.duly.testkit;

import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import java.util.List;

class ScriptedInboxContractTest extends ProviderInboxContract {
    @Override
    protected Provider openProvider() {
        return new Script();
    }

    private static final class Script implements Provider {
        private final ScriptedGateway gateway =
                new ScriptedGateway(Samples.ACCOUNT, new MovableClock(Samples.MORNING));

        @Override
        public ProviderInbox inbox() {
            return gateway;
        }

        @Override
        public GatewayAccount account() {
            return Samples.ACCOUNT;
        }

        @Override
        public void pools(MessagingService service) {
            gateway.pools(service, Samples.OFFICE, Samples.OTHER_OFFICE);
        }

        @Override
        public void has(List<InboundText> texts) {
            gateway.holds(new InboxListing.Complete(texts));
        }

        @Override
        public void cannotTurnThePage() {
            gateway.holds(new InboxListing.Unavailable("the second page is missing"));
        }

        @Override
        public void stumblesOver(PhoneNumber ours) {
            gateway.holds(new InboxListing.Unavailable("one number's texts are missing"));
        }

        @Override
        public void babbles() {
            gateway.isAway("its answer was no list");
        }

        @Override
        public void leaves() {
            gateway.isAway("not reached");
        }

        @Override
        public void close() {}
    }
}
