/// One contract per port, as main code.
///
/// Knows core and no adapter.
@NullMarked
package dev.duly.testkit;

import org.jspecify.annotations.NullMarked;
