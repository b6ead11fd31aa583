package dev.duly.testkit.simulation;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import java.util.Optional;
import java.util.Set;

/// When faults have stopped: all settles within a stated time, and what we say became of each text
/// is what the provider says.
final class Ending {
    private static final long LOOK = 20_000;

    /// Retries grow to ten minutes, listings are looked at each time an age has doubled, and faults
    /// last up to half an hour.
    static final long LONGEST = 8 * 3_600_000L;

    private static final int MOST_TASKS = 200;
    private static final Set<Purpose> UNMISSED =
            Set.of(Purpose.CONSENT, Purpose.BULK, Purpose.SMOKE);

    private final SimulatedWorld world;
    private long since;

    Ending(SimulatedWorld world) {
        this.world = world;
    }

    void begin() {
        since = world.scheduler().now();
        look();
    }

    private void look() {
        if (isSettled()) {
            check();
            world.scheduler().end();
            return;
        }
        if (world.scheduler().now() - since > LONGEST * (world.plan().isOfDays() ? 3 : 1)) {
            world.broken("all settles", unsettled());
            return;
        }
        world.scheduler().after(LOOK, this::look);
    }

    private boolean isSettled() {
        return world.provider().isQuiet()
                && world.promises().messages().all().stream().allMatch(this::isSettled)
                && world.stores().messages().undrained(1).isEmpty()
                && world.stores().inbound().unprocessed(1).isEmpty()
                && world.promises().inbound().haveAll(world.provider().received())
                && world.promises().consent().isAllHeard()
                && isToldOfExpired();
    }

    /// Of each text on which somebody may rely, and which missed its time, somebody is told.
    private boolean isToldOfExpired() {
        return world.promises().messages().all().stream()
                .map(Watch::last)
                .filter(text -> text.state() == MessageState.EXPIRED)
                .filter(text -> !UNMISSED.contains(text.draft().purpose()))
                .allMatch(this::isTold);
    }

    private boolean isTold(OutboundMessage text) {
        var filter =
                new TaskFilter(
                        Optional.of(text.departmentId()),
                        Optional.of(TaskKind.EXPIRED_UNSENT),
                        Optional.empty());
        return world.stores().tasks().page(filter, Optional.empty(), MOST_TASKS).items().stream()
                .anyMatch(task -> task.about().messageId().equals(Optional.of(text.id())));
    }

    private boolean isSettled(Watch watch) {
        return switch (watch.last().state()) {
            case SENDING, SENT -> false;
            case QUEUED ->
                    waitsForTwin(watch)
                            || world.promises().rules().isHeld(watch.last())
                            || waitsForNextDay(watch.last());
            case UNCONFIRMED -> watch.waitsForPerson() && hasReason(watch);
            case DELIVERED, FAILED, BLOCKED, EXPIRED, CANCELED, RECEIVED -> true;
        };
    }

    /// Until the carriers let its sender send again.
    private boolean waitsForNextDay(OutboundMessage text) {
        return world.promises().budget().day().isUsed(text.draft().purpose());
    }

    /// A text whose twin waits for a person waits with it.
    private boolean waitsForTwin(Watch watch) {
        var text = watch.last().draft();
        return world.promises().messages().all().stream()
                .filter(other -> other.last().draft().to().equals(text.to()))
                .filter(other -> other.last().draft().text().equals(text.text()))
                .anyMatch(other -> other.waitsForPerson() && hasReason(other));
    }

    private String unsettled() {
        return world.promises().messages().all().stream()
                .filter(watch -> !isSettled(watch))
                .map(watch -> watch.last().toString())
                .findFirst()
                .orElse("something that is no text");
    }

    private void check() {
        if (!world.isStruck()) {
            world.promises().budget().checkGivenBack();
        }
        if (!world.isStruck() && !world.hasWrongClocks()) {
            checkAnswered();
        }
        for (var watch : world.promises().messages().all()) {
            var text = watch.last();
            if (!world.promises().audit().has(text, text.timeline().size())) {
                world.broken("every step is audited", text.toString());
            }
            if (world.stores().threads().find(text.threadId()).isEmpty()) {
                world.broken("every conversation is in the list", text.threadId().toString());
            }
            if (!watch.isDecided()) {
                checkFate(watch);
            }
        }
    }

    /// Nothing has gone wrong: whoever texted us one word in all, STOP, has our one answer if it is
    /// ours to give, and none else.
    private void checkAnswered() {
        for (var stop : world.promises().consent().onlyWords()) {
            var answers =
                    world.promises().messages().all().stream()
                            .map(watch -> watch.last().draft())
                            .filter(draft -> draft.purpose() == Purpose.CONSENT)
                            .filter(draft -> draft.to().equals(stop.phone()))
                            .count();
            if (answers != (world.house().providerAnswersKeywords() ? 0 : 1)) {
                world.broken("a STOP has one answer", answers + " to " + stop.source());
            }
        }
    }

    private void checkFate(Watch watch) {
        var text = watch.last();
        var arrived =
                watch.taken().stream()
                        .anyMatch(taken -> taken.status() == ProviderStatus.DELIVERED);
        if (arrived != (text.state() == MessageState.DELIVERED)
                && !watch.waitsForPerson()
                && !mayBeAnothers(text)) {
            world.broken(
                    "what we say is what became of it",
                    text + (arrived ? " but it arrived" : " but it did not arrive"));
        }
        var failed = watch.heldByProvider().stream().findFirst().flatMap(ProviderText::error);
        if (!arrived
                && failed.isPresent()
                && !watch.waitsForPerson()
                && !mayBeAnothers(text)
                && !failed.equals(code(text))) {
            world.broken("what we say is what became of it", text + " but it met " + failed.get());
        }
    }

    private static Optional<Integer> code(OutboundMessage text) {
        return text.state() == MessageState.FAILED
                ? text.timeline().getLast().reason().flatMap(Reason::providerCode)
                : Optional.empty();
    }

    /// What is listed only after the wait that counts as evidence may be taken for a twin's.
    private boolean mayBeAnothers(OutboundMessage text) {
        return world.provider().texts().stream()
                .filter(ProviderText::isListedTooLate)
                .anyMatch(taken -> taken.request().to().equals(text.draft().to()));
    }

    /// An id of that number that no text of ours has: whose it is, only a person can say.
    private boolean hasReason(Watch watch) {
        return world.provider().texts().stream()
                .filter(taken -> taken.request().to().equals(watch.last().draft().to()))
                .anyMatch(taken ->
                        world.stores()
                                .messages()
                                .find(SimulatedWorld.ACCOUNT, taken.id())
                                .isEmpty());
    }
}
