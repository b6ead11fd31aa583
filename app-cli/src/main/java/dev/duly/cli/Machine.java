package dev.duly.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The machine that a process runs on.
final class Machine {
    private Machine() {}

    static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }
}
