/// What can be set, read once and checked. Start at {@link dev.duly.cli.settings.Settings}.
///
/// Opens nothing and starts nothing; knows no command.
@NullMarked
package dev.duly.cli.settings;

import org.jspecify.annotations.NullMarked;
