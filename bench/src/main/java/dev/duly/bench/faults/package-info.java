/// Proof by fault: real processes that are killed, paused and cut off while texts flow, and what
/// must hold afterwards. Start at {@link dev.duly.bench.faults.FaultRun}.
///
/// Knows Duly's HTTP API, the sandbox's, and what the store holds; calls no use case.
@NullMarked
package dev.duly.bench.faults;

import org.jspecify.annotations.NullMarked;
