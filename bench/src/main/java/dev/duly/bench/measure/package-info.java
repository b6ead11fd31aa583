/// How fast Duly is and how much it takes, beside a peer that does the same job. Start at {@link
/// dev.duly.bench.measure.Measurements}.
///
/// Knows Duly as those do who run it: by its processes, its HTTP and its ports.
@NullMarked
package dev.duly.bench.measure;

import org.jspecify.annotations.NullMarked;
