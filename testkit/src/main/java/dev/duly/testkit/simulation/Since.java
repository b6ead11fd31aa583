package dev.duly.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/// What holds from `at` on, in simulated milliseconds, until the next of its kind.
record Since<T>(long at, T what) {
    /// All that held at some time since `moment`.
    static <T> List<T> between(List<Since<T>> history, long moment) {
        var stood = new ArrayList<T>();
        for (var i = 0; i < history.size(); i++) {
            var isOver = i + 1 < history.size() && history.get(i + 1).at() < moment;
            if (!isOver) {
                stood.add(history.get(i).what());
            }
        }
        return stood;
    }
}
