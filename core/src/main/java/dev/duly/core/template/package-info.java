/// Words that are written once and sent often, with gaps, versions and languages. Start at {@link
/// dev.duly.core.template.Templates}; a text is made by {@link
/// dev.duly.core.template.RenderTemplate}.
///
/// Knows neither who is written to nor whether a text may go.
@NullMarked
package dev.duly.core.template;

import org.jspecify.annotations.NullMarked;
