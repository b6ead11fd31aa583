package dev.duly.testkit.simulation;

import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.sending.CancelResult;
import dev.duly.core.sending.ResendResult;
import dev.duly.core.sending.Resolution;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.text.MessageText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What staff do, who send, cancel, resend, resolve and resume, and what comes in between. When it
/// is over, all faults end, and all has to settle.
final class Traffic {
    /// What may come in between any two steps.
    enum Event {
        STOP,
        STOP_AND_START,
        CANCEL,
        RESEND,
        /// A person says of an unconfirmed text that it was not taken.
        NOT_TAKEN,
        GIVEN_UP,
        SENDER_PAUSED,
        /// The same, and somebody says ten seconds later that all is well.
        SENDER_PAUSED_AND_RESUMED,
        /// The provider posts once more what became of everything that it has.
        RECEIPTS,
        CLOCK_SET_BACK,
        CLOCK_SET_AHEAD,
        /// A STOP comes while one node stands still, and then its clock is set back.
        STOP_IN_A_PAUSE,
        /// The department gets another number.
        NUMBER_CHANGES,
        /// The department's hours are over for today.
        POLICY_CLOSES
    }

    private static final int MOST_TRIES = 6;
    private static final long DAY = 26 * 3_600_000L;
    private static final long LOOK = 60_000;
    private static final long BURST = 200;
    private static final Actor OFFICER = Actor.token("officer");
    private static final List<Purpose> PURPOSES =
            List.of(Purpose.MANUAL, Purpose.REPLY, Purpose.COURT, Purpose.BULK);

    private final SimulatedWorld world;
    private final Chance chance;
    private final Ending ending;
    private final Disturbances disturbances;
    private final Handsets handsets;
    private int keys;

    Traffic(SimulatedWorld world) {
        this.world = world;
        this.chance = world.chance();
        this.ending = new Ending(world);
        this.disturbances = new Disturbances(world);
        this.handsets = new Handsets(world);
    }

    void begin() {
        var span =
                world.plan().isOfDays()
                        ? chance.between(DAY, 3 * DAY)
                        : world.plan().texts() * chance.between(200, 20_000);
        for (var number = 0; number < world.plan().texts(); number++) {
            world.scheduler().after(chance.between(0, span), this::write);
            world.scheduler().after(chance.between(0, span), handsets::keyword);
        }
        for (var number = 0; number < world.plan().texts(); number += 4) {
            world.scheduler().after(chance.between(0, span), handsets::chat);
        }
        var until = span + chance.between(60_000, 600_000);
        if (world.plan().strengths().isEmpty()) {
            until = span;
        }
        world.scheduler().after(until, this::end);
        world.scheduler().after(LOOK, this::staff);
        disturbances.begin(until);
    }

    private void end() {
        world.heal();
        ending.begin();
    }

    private void write() {
        var to = world.house().person();
        write(to);
        if (chance.strikes(Hazard.BURSTS)) {
            world.scheduler().after(chance.between(0, BURST), () -> write(to));
        }
    }

    private void write(PhoneNumber to) {
        var words = chance.strikes(Hazard.TWINS) ? "twin" : words();
        var key = new IdempotencyKey("console", "key-" + ++keys);
        var draft =
                Draft.of(
                        OFFICER,
                        to,
                        MessageText.of(words),
                        world.house().department(),
                        chance.oneOf(PURPOSES));
        submit(Timing.drawn(draft.withKey(Optional.of(key)), world.now(), chance), key);
    }

    private String words() {
        return "text " + keys + (chance.isOneOf(3) ? ". Please read this.".repeat(12) : "");
    }

    private void submit(Draft draft, IdempotencyKey key) {
        atSomeNode(
                "submit",
                MOST_TRIES,
                node -> {
                    switch (node.duly().submitMessage().submit(draft)) {
                        case SubmitResult.Accepted(var message) -> accepted(message, key);
                        case SubmitResult.AlreadyAccepted(var message) -> accepted(message, key);
                        case SubmitResult.Refused _ -> {
                            // Somebody opted out: whether rightly is for others to check.
                        }
                        case SubmitResult.KeyReused _, SubmitResult.Failed _ ->
                                world.broken(
                                        "one text a key",
                                        "submit of " + key.value() + " went wrong");
                    }
                });
    }

    private void accepted(OutboundMessage message, IdempotencyKey key) {
        world.promises().messages().accepted(message, key);
        if (chance.strikes(Hazard.STAFF_CANCELS)) {
            world.scheduler().after(chance.between(0, 30_000), () -> cancel(message.id()));
        }
        if (chance.strikes(Hazard.STAFF_RESENDS)) {
            world.scheduler().after(chance.between(1_000, 300_000), () -> resend(message.id()));
        }
        if (chance.strikes(Hazard.PERSON_STOPS)) {
            world.scheduler().after(chance.between(0, 12_000), handsets::keyword);
        }
    }

    private void cancel(MessageId id) {
        atSomeNode(
                "cancel",
                1,
                node -> {
                    if (node.duly().cancelMessage().cancel(id, OFFICER)
                            instanceof CancelResult.Canceled) {
                        world.promises().messages().of(id).canceled();
                    }
                });
    }

    private void resend(MessageId id) {
        var key = new IdempotencyKey("console", "again-" + ++keys);
        atSomeNode(
                "resend",
                MOST_TRIES,
                node -> {
                    var result = node.duly().resendMessage().resend(id, Optional.of(key), OFFICER);
                    if (result instanceof ResendResult.Submitted(var submitted)
                            && submitted instanceof SubmitResult.Accepted(var message)) {
                        world.promises().messages().accepted(message, key);
                    }
                });
    }

    /// Something comes in between, at once.
    void happens(Event event) {
        world.story().tell(event + " comes in between");
        switch (event) {
            case STOP -> world.provider().hears(world.house().person(), "STOP", 0);
            case STOP_AND_START -> {
                var to = world.house().person();
                world.provider().hears(to, "STOP", 0);
                world.scheduler().after(7_000, () -> world.provider().hears(to, "START", 0));
            }
            case CANCEL -> each(watch -> cancel(watch.last().id()));
            case RESEND -> each(watch -> resend(watch.last().id()));
            case NOT_TAKEN -> each(watch -> resolve(watch, new Resolution.NotTaken()));
            case GIVEN_UP -> each(watch -> resolve(watch, new Resolution.GivenUp()));
            case SENDER_PAUSED -> world.pauseSender();
            case SENDER_PAUSED_AND_RESUMED -> {
                world.pauseSender();
                world.scheduler()
                        .after(10_000, () -> atSomeNode("resume", MOST_TRIES, this::resume));
            }
            case RECEIPTS -> world.provider().postsAgain();
            case CLOCK_SET_BACK -> disturbances.setClocks(-120_000);
            case CLOCK_SET_AHEAD -> disturbances.setClocks(120_000);
            case STOP_IN_A_PAUSE -> {
                var node = world.scheduler().current().node();
                world.struck();
                node.pause(45_000);
                disturbances.setClock(node, -120_000);
                world.provider().hears(world.house().person(), "STOP", 0);
            }
            case NUMBER_CHANGES -> world.house().changeNumber();
            case POLICY_CLOSES -> world.house().close();
        }
    }

    private void each(Consumer<Watch> action) {
        List.copyOf(world.promises().messages().all()).forEach(action);
    }

    /// Every minute somebody looks at what is stopped and what is unconfirmed.
    private void staff() {
        world.scheduler().after(LOOK, this::staff);
        if (!world.stores().senderPauses().all().isEmpty()) {
            atSomeNode("resume", 1, node -> resume(node));
        }
        for (var watch : List.copyOf(world.promises().messages().all())) {
            if (watch.last().state() == MessageState.UNCONFIRMED
                    && chance.strikes(Hazard.STAFF_RESOLVES)) {
                resolve(watch);
            }
        }
    }

    private void resume(SimulatedNode node) {
        for (var pause : world.stores().senderPauses().all()) {
            var looks = world.promises().looks();
            var before = looks.waiting(LookPromises.BY_SENDER, _ -> true);
            if (!node.duly().resumeSender().resume(pause.id(), OFFICER).isEmpty()) {
                looks.changed(before, node);
            }
        }
    }

    /// On what is known, or on a guess.
    private void resolve(Watch watch) {
        var atProvider =
                watch.taken().stream()
                        .map(ProviderText::id)
                        .<Resolution>map(Resolution.Taken::new)
                        .toList();
        var guess = chance.isOneOf(2) ? new Resolution.GivenUp() : new Resolution.NotTaken();
        var word = atProvider.isEmpty() || chance.isOneOf(4) ? guess : atProvider.getLast();
        resolve(watch, word);
    }

    private void resolve(Watch watch, Resolution word) {
        var id = watch.last().id();
        atSomeNode("resolve", 1, node -> node.duly().resolveMessage().resolve(id, word, OFFICER));
    }

    private void atSomeNode(String name, int tries, Consumer<SimulatedNode> work) {
        var node = chance.oneOf(world.nodes());
        if (!node.isUp()) {
            again(name, tries, work);
            return;
        }
        node.run(
                name,
                () -> work.accept(node),
                end -> {
                    if (end != Activity.End.DONE) {
                        again(name, tries, work);
                    }
                });
    }

    private void again(String name, int tries, Consumer<SimulatedNode> work) {
        if (tries > 1) {
            world.scheduler()
                    .after(chance.between(100, 5_000), () -> atSomeNode(name, tries - 1, work));
        }
    }
}
