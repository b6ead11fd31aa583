package dev.duly.testkit.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Runs drawn worlds on all cores, one seed after another, and adds up what they came to.
public final class DrawnWorlds {
    private static final int SHRINKING = 2_000;

    private final int nodes;
    private final Tampering tampering;
    private final SortedMap<Long, Violation> broken = new TreeMap<>();
    private int worlds;
    private long texts;
    private long steps;

    /// @param nodes how many a world has at the most, 1 to 5
    public DrawnWorlds(int nodes) {
        this(nodes, Tampering.NONE);
    }

    DrawnWorlds(int nodes, Tampering tampering) {
        this.nodes = nodes;
        this.tampering = tampering;
    }

    /// @param seed the first world's; the next has the next
    /// @param each is told of every world, one at a time
    public void visit(long seed, int count, Consumer<Simulation.Outcome> each) {
        LongStream.range(seed, seed + count)
                .parallel()
                .mapToObj(one -> Simulation.run(WorldPlan.drawn(one, nodes), tampering))
                .forEach(outcome -> add(outcome, each));
    }

    private synchronized void add(Simulation.Outcome outcome, Consumer<Simulation.Outcome> each) {
        worlds++;
        texts += outcome.texts();
        steps += outcome.steps();
        outcome.violation().ifPresent(found -> broken.put(outcome.plan().seed(), found));
        each.accept(outcome);
    }

    public synchronized int worlds() {
        return worlds;
    }

    public synchronized long texts() {
        return texts;
    }

    public synchronized boolean allKept() {
        return broken.isEmpty();
    }

    @Override
    public synchronized String toString() {
        return "%,d worlds, %,d texts, %,d steps".formatted(worlds, texts, steps);
    }

    /// What was broken, how it comes again, and the first of it in the smallest world that breaks
    /// the same promise, a line each; empty when every promise was kept.
    public synchronized List<String> story() {
        if (broken.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        broken.forEach((seed, violation) -> lines.add(again(seed, violation)));
        var first = WorldPlan.drawn(broken.firstKey(), nodes);
        var smallest = Shrinking.smallest(first, tampering, SHRINKING);
        lines.add("The smallest world that was found: " + smallest.plan());
        lines.addAll(smallest.story());
        return Collections.unmodifiableList(lines);
    }

    /// A broken promise, and how its world comes again.
    public String again(long seed, Violation violation) {
        return "BROKEN: %s: %s; again: ./duly simulate --worlds 1 --seed %d --nodes %d"
                .formatted(violation.promise(), violation.sentence(), seed, nodes);
    }
}
