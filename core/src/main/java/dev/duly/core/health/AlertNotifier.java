package dev.duly.core.health;

/// The way to whoever runs Duly.
public interface AlertNotifier {
    /// Passes `alert` on. To be called once when something begins to be wrong, and not each time it
    /// is looked at. Never throws: what is wrong already must not become worse.
    void raise(Alert alert);
}
