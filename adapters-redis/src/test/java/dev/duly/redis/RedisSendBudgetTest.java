package dev.duly.redis;

import dev.duly.core.memory.MovableClock;
import dev.duly.core.policy.SendBudget;
import dev.duly.testkit.SendBudgetContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSendBudgetTest extends SendBudgetContract {
    @RegisterExtension final Nodes nodes = new Nodes();

    @Override
    protected SendBudget fullBudget(MovableClock clock) {
        return nodes.alone(clock).budget();
    }
}
