package dev.duly.testkit.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Worlds raise alerts by the thousand, as they should; nobody has to read them.
final class QuietAlerts {
    // Held on to, because the level of a logger that nobody holds is forgotten.
    private static final Logger ALERTS = Logger.getLogger("dev.duly.core.system.LoggedAlerts");

    private QuietAlerts() {}

    static void fromNowOn() {
        ALERTS.setLevel(Level.OFF);
    }
}
