package dev.duly.core.sending;

import dev.duly.core.message.Draft;

/// What became of a request once its words were to be made.
public sealed interface Composed permits Composed.Ready, NotComposed {
    record Ready(Draft draft) implements Composed {}
}
