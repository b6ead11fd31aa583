/// Whole systems of several nodes in one process, from one seed, with the promises checked after
/// each step. Start at {@link dev.duly.testkit.simulation.Simulation}.
///
/// Knows core and its in-memory twins, and no adapter: nothing of core is replaced or told that it
/// is being simulated.
@NullMarked
package dev.duly.testkit.simulation;

import org.jspecify.annotations.NullMarked;
