/// What a text may say, and what it must say, whoever wrote it. Start at {@link
/// dev.duly.core.content.ContentRules}.
///
/// Judges words alone: it knows neither who is written to nor when.
@NullMarked
package dev.duly.core.content;

import org.jspecify.annotations.NullMarked;
