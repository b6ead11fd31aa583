package dev.duly.testkit.simulation;

/// Decides what befalls each call of a port, and how long it takes.
interface Fate {
    /// @param call the port and its method, such as `MessageStore.replace`
    Strike strike(String call);

    /// Milliseconds from the call to its effect, or from the effect to the answer.
    long latency();
}
