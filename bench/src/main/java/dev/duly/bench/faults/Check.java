package dev.duly.bench.faults;

import java.util.List;

/// One promise, and whether it was kept.
interface Check {
    /// All of them, in the order in which they are reported.
    static List<Check> all() {
        return List.of(
                new AccountedFor(),
                new SentOnce(),
                new TimelinesLegal(),
                new ChainsWhole(),
                new StopsKept(),
                new OrderKept(),
                new HandsetsHeard(),
                new ReceiptsKnown());
    }

    /// The promise in a few words.
    String promise();

    /// Each way in which it was broken; none when it was kept.
    List<Violation> violations(Evidence evidence);
}
