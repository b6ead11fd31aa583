/// What every feature shares: the answer of a broken port, and pages. Start reading at
/// `dev.duly.core.system.Duly`.
///
/// Knows no feature.
@NullMarked
package dev.duly.core;

import org.jspecify.annotations.NullMarked;
