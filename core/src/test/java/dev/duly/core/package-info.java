/// Tests of core. Start at {@link dev.duly.core.World}.
@NullMarked
package dev.duly.core;

import org.jspecify.annotations.NullMarked;
