/// An in-memory twin of every port, for tests and simulations. Start at {@link
/// dev.duly.core.memory.InMemoryStorage}.
///
/// Passes the same contracts as every adapter; nothing in core but system depends on it.
@NullMarked
package dev.duly.core.memory;

import org.jspecify.annotations.NullMarked;
