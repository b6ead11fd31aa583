/// The executable: commands, settings, and the one place that puts the parts together. Start at
/// {@link dev.duly.cli.Main}.
///
/// Holds no rule of the domain.
@NullMarked
package dev.duly.cli;

import org.jspecify.annotations.NullMarked;
