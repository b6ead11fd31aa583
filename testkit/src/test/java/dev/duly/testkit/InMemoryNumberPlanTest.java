package dev.duly.testkit;

import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.phone.NumberPlan;

class InMemoryNumberPlanTest extends NumberPlanContract {
    @Override
    protected NumberPlan planOfTheUnitedStates() {
        return new InMemoryNumberPlan();
    }
}
