package dev.duly.core.events;

import dev.duly.core.department.DepartmentId;
import java.time.Duration;
import java.util.Optional;

/// One listener, and how far it has heard. For one thread.
public final class Hearing {
    private static final int AT_ONCE = 100;

    private final LiveEvents events;
    private final Optional<DepartmentId> department;
    private Optional<EventId> last;

    Hearing(LiveEvents events, Optional<DepartmentId> department, Optional<EventId> last) {
        this.events = events;
        this.department = department;
        this.last = last;
    }

    /// What comes next, as [LiveEvents#hear]. News may be empty before the time is up, when what
    /// came was another department's.
    public Heard next(Duration atMost) throws InterruptedException {
        return switch (events.hear(last, AT_ONCE, atMost)) {
            case Heard.News news -> {
                if (!news.events().isEmpty()) {
                    last = Optional.of(news.events().getLast().id());
                }
                yield own(news);
            }
            case Heard.Reset reset -> {
                last = Optional.of(reset.now());
                yield reset;
            }
        };
    }

    /// Where it would go on; empty before the first answer to a new listener.
    public Optional<EventId> last() {
        return last;
    }

    private Heard.News own(Heard.News news) {
        if (department.isEmpty()) {
            return news;
        }
        return new Heard.News(
                news.events().stream()
                        .filter(told -> told.event().departmentId().equals(department.get()))
                        .toList());
    }
}
