package dev.duly.libphonenumber;

import dev.duly.core.phone.NumberPlan;
import dev.duly.testkit.NumberPlanContract;

class LibphonenumberPlanContractTest extends NumberPlanContract {
    @Override
    protected NumberPlan planOfTheUnitedStates() {
        return new LibphonenumberPlan("US");
    }
}
