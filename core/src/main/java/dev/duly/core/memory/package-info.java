/// An in-memory twin of every port but the webhooks, for tests and simulations; the budget and the
/// live events also serve one machine. Start at {@link dev.duly.core.memory.InMemoryStorage}.
///
/// Passes the same contracts as every adapter; nothing in core but system depends on it.
@NullMarked
package dev.duly.core.memory;

import org.jspecify.annotations.NullMarked;
