package dev.duly.testkit.simulation;

import dev.duly.core.SteadyClock;
import dev.duly.core.policy.Policy;
import dev.duly.core.sending.SendingSettings;
import java.time.InstantSource;
import java.util.function.LongSupplier;

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

    /// The clock of a process that starts.
    ///
    /// @param machine as it is set
    /// @param nanos as they pass for the process
    default InstantSource clock(InstantSource machine, LongSupplier nanos) {
        return new SteadyClock(machine, nanos);
    }

    /// Whether the node waits at all, before it answers an opt-out, for what may be leaving.
    default boolean waitsForDepartures() {
        return true;
    }
}
