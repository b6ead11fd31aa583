package dev.duly.http;

import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import java.util.function.Function;

/// A number plan that reads as a test tells it to, and knows no places.
record ScriptedPlan(Function<String, NumberReading> reading) implements NumberPlan {
    @Override
    public NumberReading read(String written) {
        return reading.apply(written);
    }

    @Override
    public NumberPlaces places(PhoneNumber number) {
        return NumberPlaces.unknown("a scripted plan");
    }
}
