package dev.duly.testkit.simulation;

import dev.duly.core.policy.Policy;
import dev.duly.core.sending.SendingSettings;
import java.time.InstantSource;

/// A fault put into the system on purpose, to see whether the simulation notices. It lies between
/// core and a port, or is what core is built with.
public interface Tampering {
    /// Nothing is tampered with.
    Tampering NONE = new Tampering() {};

    /// @param type the port
    /// @param port as one node sees it
    default <T> T port(Class<T> type, T port) {
        return port;
    }

    default Policy policy(Policy policy) {
        return policy;
    }

    default SendingSettings settings(SendingSettings settings) {
        return settings;
    }

    default InstantSource clock(InstantSource clock) {
        return clock;
    }

    /// Whether the node waits at all, before it answers an opt-out, for what may be leaving.
    default boolean waitsForDepartures() {
        return true;
    }
}
