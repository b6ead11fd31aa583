package dev.duly.core;

/// A port could not do what it promises: the thing behind it is broken, full, away or too slow.
///
/// An expected answer is never an exception. Who catches this one does not know whether a write
/// happened, unless the port's method says more.
public final class PortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Whether the same call may succeed later without anybody mending anything.
    public enum Retry {
        WORTH_IT,
        POINTLESS
    }

    private final String port;
    private final Retry retry;

    public PortException(String port, Retry retry, String sentence, Throwable cause) {
        super(port + ": " + sentence, cause);
        this.port = port;
        this.retry = retry;
    }

    public PortException(String port, Retry retry, String sentence) {
        super(port + ": " + sentence);
        this.port = port;
        this.retry = retry;
    }

    /// The port's name, such as `MessageStore`.
    public String port() {
        return port;
    }

    public Retry retry() {
        return retry;
    }
}
