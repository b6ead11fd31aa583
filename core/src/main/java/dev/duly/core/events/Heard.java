package dev.duly.core.events;

import java.util.List;

/// What a listener gets to hear.
public sealed interface Heard {
    /// @param events oldest first; none when none came
    record News(List<LiveEvent> events) implements Heard {
        public News {
            events = List.copyOf(events);
        }
    }

    /// The listener is new, or may have missed something: it reads afresh whatever it shows.
    ///
    /// @param now where it listens on, taken before it reads
    record Reset(EventId now) implements Heard {}
}
