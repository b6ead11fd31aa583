package dev.duly.core.system;

import dev.duly.core.health.Alert;
import dev.duly.core.health.AlertNotifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Alerts as lines of the log, where an operator's tools look for `alert=`.
final class LoggedAlerts implements AlertNotifier {
    private static final Logger LOG = System.getLogger(LoggedAlerts.class.getName());

    @Override
    public void raise(Alert alert) {
        LOG.log(Level.ERROR, "alert={0} problem=\"{1}\"", alert.code(), alert.sentence());
    }
}
