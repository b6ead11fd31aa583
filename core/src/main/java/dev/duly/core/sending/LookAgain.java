package dev.duly.core.sending;

import dev.duly.core.Cursor;
import dev.duly.core.EachInTurn;
import dev.duly.core.Page;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Has the texts that a rule holds looked at again when the rule has changed, or what it goes by:
/// otherwise they would wait for a time that nothing asks of them any more. Should this end half
/// way, the rest goes when the old rule would have let it.
public final class LookAgain {
    /// The gates that hold a text until a time that they work out.
    private static final Set<String> RULES = Set.of("quiet_hours", "frequency_cap", "spacing");

    private static final int PAGE = 200;

    /// One that has waited longer without a step is looked at when it is due.
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private static final int MOST = 1_500;

    private final MessageStore messages;
    private final MakeDue makeDue;
    private final InstantSource clock;

    public LookAgain(MessageStore messages, SendQueue queue, InstantSource clock) {
        this.messages = messages;
        this.makeDue = new MakeDue(messages, queue);
        this.clock = clock;
    }

    /// After the department's policy has changed.
    public void atTextsOf(DepartmentId department) {
        EachInTurn.ofPages(from -> waiting(department, from), this::nowIfHeld);
    }

    /// After it has changed where the person with this number may be, or how they are reached.
    public void atTextsTo(PhoneNumber person) {
        var since = clock.instant().minus(LONG_AGO);
        EachInTurn.of(messages.lately(person, since, MOST), this::nowIfHeld);
    }

    private Page<OutboundMessage> waiting(DepartmentId department, Optional<Cursor> from) {
        var page =
                messages.page(
                        new MessageFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(department),
                                Optional.of(MessageFilter.Direction.OUT),
                                Set.of(MessageState.QUEUED),
                                Optional.empty(),
                                Optional.empty(),
                                MessageFilter.Order.OLDEST_FIRST),
                        from,
                        PAGE);
        return new Page<>(outbound(page.items()), page.next());
    }

    private static List<OutboundMessage> outbound(List<Message> messages) {
        return messages.stream()
                .flatMap(message ->
                        message instanceof OutboundMessage text ? Stream.of(text) : Stream.empty())
                .toList();
    }

    private void nowIfHeld(OutboundMessage text) {
        if (text.state() == MessageState.QUEUED && isHeld(text)) {
            makeDue.now(text, clock.instant());
        }
    }

    /// Whether a rule held it when somebody last looked.
    static boolean isHeld(OutboundMessage text) {
        return RULES.stream().anyMatch(rule -> WhyNot.says(text, rule));
    }
}
