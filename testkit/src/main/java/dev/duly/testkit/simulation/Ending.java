package dev.duly.testkit.simulation;

import dev.duly.core.consent.Method;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// When faults have stopped: all settles within a stated time, and what we say became of each text
/// is what the provider says.
final class Ending {
    private static final long LOOK = 20_000;

    /// Retries grow to ten minutes, listings are looked at each time an age has doubled, and faults
    /// last up to half an hour.
    static final long LONGEST = 8 * 3_600_000L;

    private static final int MOST_TASKS = 200;

    /// What waits for its twin asks for room now and then, and gives it back: it is looked for so
    /// often in between.
    private static final int MOST_ASKERS = 10;

    private static final Set<Purpose> UNMISSED =
            Set.of(Purpose.CONSENT, Purpose.BULK, Purpose.SMOKE);

    /// Of the errors that the provider gives here, those that say something of the number.
    private static final Map<Integer, TaskKind> OF_NUMBERS =
            Map.of(21211, TaskKind.BAD_NUMBER, 21610, TaskKind.BLOCKED_BY_PROVIDER);

    private final SimulatedWorld world;
    private long since;
    private int askers;

    Ending(SimulatedWorld world) {
        this.world = world;
    }

    void begin() {
        since = world.scheduler().now();
        look();
    }

    private void look() {
        if (isSettled() && (isGivenBack() || ++askers > MOST_ASKERS)) {
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

    private boolean isGivenBack() {
        return world.isStruck() || world.promises().budget().isGivenBack();
    }

    private boolean isSettled() {
        return world.provider().isQuiet()
                && world.promises().messages().all().stream().allMatch(this::isSettled)
                && world.stores().messages().undrained(1).isEmpty()
                && world.stores().inbound().unprocessed(1).isEmpty()
                && world.promises().inbound().haveAll(world.provider().received())
                && world.promises().consent().isAllHeard()
                && isToldOfUnsent();
    }

    /// Of each text on which somebody may rely, and which missed its time, somebody is told; and of
    /// each number to which such a text cannot be sent.
    private boolean isToldOfUnsent() {
        return world.promises().messages().all().stream()
                .map(Watch::last)
                .filter(text -> !UNMISSED.contains(text.draft().purpose()))
                .allMatch(text ->
                        switch (text.state()) {
                            case EXPIRED -> isToldOfText(text);
                            case FAILED -> !world.plan().hasWhoTells() || isToldOfNumber(text);
                            default -> true;
                        });
    }

    private boolean isToldOfText(OutboundMessage text) {
        return tasks(text, TaskKind.EXPIRED_UNSENT)
                .anyMatch(about -> about.messageId().equals(Optional.of(text.id())));
    }

    private boolean isToldOfNumber(OutboundMessage text) {
        var code = text.timeline().getLast().reason().flatMap(Reason::providerCode).orElse(0);
        return Optional.ofNullable(OF_NUMBERS.get(code)).stream()
                .filter(kind -> kind != TaskKind.BLOCKED_BY_PROVIDER || isNews(text))
                .allMatch(kind ->
                        tasks(text, kind)
                                .anyMatch(about ->
                                        about.threadId().equals(Optional.of(text.threadId()))));
    }

    /// Whether we know of the number nothing but that the provider blocks it.
    private boolean isNews(OutboundMessage text) {
        return world.stores().consents().history(text.draft().to()).stream()
                .allMatch(line -> line.method() == Method.PROVIDER_BLOCK);
    }

    private Stream<About> tasks(OutboundMessage text, TaskKind kind) {
        var filter =
                new TaskFilter(
                        Optional.of(text.departmentId()), Optional.of(kind), Optional.empty());
        return world.stores().tasks().page(filter, Optional.empty(), MOST_TASKS).items().stream()
                .map(Task::about);
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
        // Where days go by, loops come round less often than an answer may take.
        if (!world.isStruck() && !world.hasWrongClocks() && !world.plan().isOfDays()) {
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
