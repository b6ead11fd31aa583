package dev.duly.testkit;

import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.policy.SendBudget;

class InMemorySendBudgetTest extends SendBudgetContract {
    @Override
    protected SendBudget fullBudget(MovableClock clock) {
        return new InMemorySendBudget(clock);
    }
}
