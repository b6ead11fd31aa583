package dev.duly.testkit.simulation;

import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.system.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// One world while it runs: the nodes, what they share, the provider, the people, and those who
/// watch.
final class SimulatedWorld {
    static final Instant BEGIN = Instant.parse("2026-11-23T17:00:00.123Z");
    static final SendingSettings SETTINGS = SendingSettings.DEFAULT;
    static final GatewayAccount ACCOUNT = new GatewayAccount("sandbox", "AC" + "0".repeat(32));

    private static final long MOST_STEPS = 400_000;
    private static final long MOST_SKEW = 300_000;

    private final WorldPlan plan;
    private final Tampering tampering;
    private final Scheduler scheduler = new Scheduler();
    private final Chance chance;
    private final Fate fate;
    private final Story story;
    private final Promises promises;
    private final Storage stores;
    private final SendQueue queue;
    private final SendBudget budget;
    private final SimulatedProvider provider;
    private final House house;
    private final NodePorts ports;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Traffic traffic;
    private long steps;
    private boolean isStruck;

    SimulatedWorld(
            WorldPlan plan,
            Tampering tampering,
            BiFunction<WorldPlan, Chance, Fate> fates,
            boolean isTold) {
        this.plan = plan;
        this.tampering = tampering;
        this.chance = new Chance(plan);
        this.fate = fates.apply(plan, chance);
        this.story = new Story(this, isTold);
        var twins = new InMemoryStorage();
        this.promises = new Promises(this, twins);
        this.stores = promises.watched(twins);
        this.queue = new ForgetfulQueue(this);
        this.budget = promises.watched(new InMemorySendBudget(this::now));
        this.provider = new SimulatedProvider(this);
        this.house = new House(this);
        this.ports = new NodePorts(this);
        house.open();
        for (var number = 1; number <= plan.nodes(); number++) {
            nodes.add(new SimulatedNode(this, number, offset()));
        }
        this.traffic = new Traffic(this);
    }

    private long offset() {
        if (chance.strikes(Hazard.CLOCK_AHEAD)) {
            return chance.between(0, MOST_SKEW);
        }
        if (chance.strikes(Hazard.CLOCK_BEHIND)) {
            return -chance.between(0, MOST_SKEW);
        }
        return chance.between(-1_500, 1_500);
    }

    void run() {
        nodes.forEach(SimulatedNode::start);
        traffic.begin();
        house.begin();
        scheduler.run();
    }

    /// From now on nothing goes wrong: what is down comes back, and the clocks are right.
    void heal() {
        story.tell("all faults end");
        chance.heal();
        for (var node : nodes) {
            if (Math.abs(node.offset()) > 2_000) {
                node.setClock(0);
            }
            node.wake();
            node.start();
        }
    }

    /// Until somebody says that all is well.
    void pauseSender() {
        story.tell("somebody stops all senders");
        stores.senderPauses()
                .pause(
                        new SenderPause(
                                ACCOUNT,
                                Optional.empty(),
                                Reason.of("sender_paused", "Stopped for a test.", "Resume it."),
                                now()));
    }

    /// Whether the plan has clocks that are wrong.
    boolean hasWrongClocks() {
        return plan.strength(Hazard.CLOCK_AHEAD) > 0
                || plan.strength(Hazard.CLOCK_BEHIND) > 0
                || plan.strength(Hazard.CLOCK_SET) > 0;
    }

    void struck() {
        isStruck = true;
    }

    /// Whether a port or a node has failed in any way so far: what was under way may be half done.
    boolean isStruck() {
        return isStruck;
    }

    void stepDone() {
        if (++steps == MOST_STEPS * (plan.isOfDays() ? 4 : 1)) {
            broken("all settles", "still at it after " + steps + " steps");
        }
    }

    void broken(String promise, String sentence) {
        story.end("BROKEN: " + promise + ": " + sentence);
        scheduler.broken(new Violation(promise, sentence));
    }

    Instant now() {
        return BEGIN.plusMillis(scheduler.now());
    }

    long steps() {
        return steps;
    }

    WorldPlan plan() {
        return plan;
    }

    Tampering tampering() {
        return tampering;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Chance chance() {
        return chance;
    }

    Fate fate() {
        return fate;
    }

    Story story() {
        return story;
    }

    House house() {
        return house;
    }

    Promises promises() {
        return promises;
    }

    Storage stores() {
        return stores;
    }

    SendQueue queue() {
        return queue;
    }

    SendBudget budget() {
        return budget;
    }

    SimulatedProvider provider() {
        return provider;
    }

    Traffic traffic() {
        return traffic;
    }

    NodePorts ports() {
        return ports;
    }

    List<SimulatedNode> nodes() {
        return nodes;
    }
}
