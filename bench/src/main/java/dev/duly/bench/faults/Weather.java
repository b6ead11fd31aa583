package dev.duly.bench.faults;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How the sandbox misbehaves for a while, as `PUT /sandbox/faults` takes it. Shares are of all
/// texts that come meanwhile.
public enum Weather {
    CALM(Map.of()),
    /// Takes texts and answers 500, or nothing.
    STORMY(Map.of("create", Map.of("taken500", 0.15, "takenSilent", 0.05))),
    /// Takes them after it has answered, and keeps them `accepted`.
    SLOW(
            Map.of(
                    "create",
                    Map.of(
                            "takenLate",
                            0.1,
                            "lateBy",
                            "PT2S",
                            "taken500",
                            0.05,
                            "held",
                            0.3,
                            "heldFor",
                            "PT3S"))),
    BUSY(Map.of("create", Map.of("refused503", 0.2, "refused429", 0.2))),
    /// Its callbacks get lost, come twice, in reverse, and before its own answer.
    MUDDLED(
            Map.of(
                    "callbacks",
                    Map.of("lost", 0.2, "doubled", 0.3, "reversed", 0.3, "early", 0.2))),
    /// Will not say what it took.
    SECRETIVE(Map.of("create", Map.of("taken500", 0.15), "listing", Map.of("refused", true))),
    /// Says late what it took.
    FORGETFUL(Map.of("create", Map.of("taken500", 0.15), "listing", Map.of("lag", "PT2S"))),
    /// Takes them, and does not bring all of them.
    UNLUCKY(
            Map.of(
                    "outcomes",
                    Map.of("failed30008", 0.05, "undelivered30003", 0.05, "failed30001", 0.05))),
    /// A little of everything.
    CHANGEABLE(
            Map.of(
                    "create",
                    Map.of(
                            "taken500",
                            0.03,
                            "takenSilent",
                            0.01,
                            "refused503",
                            0.03,
                            "refused429",
                            0.03,
                            "held",
                            0.05,
                            "heldFor",
                            "PT3S"),
                    "callbacks",
                    Map.of("lost", 0.05, "doubled", 0.1, "reversed", 0.1, "early", 0.05)));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable all the way down.
    private final Map<String, Map<String, ?>> settings;

    Weather(Map<String, Map<String, ?>> settings) {
        this.settings = settings;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The body of the request.
    Map<String, Object> settings(long seed) {
        var body = new LinkedHashMap<String, Object>();
        body.put("seed", seed);
        body.putAll(settings);
        return body;
    }
}
