/// Duly put to the proof, by command and never by itself. Start at {@link
/// dev.duly.bench.BenchMain}.
///
/// Stands outside: no part of Duly knows it, and it works on Duly only as others do.
@NullMarked
package dev.duly.bench;

import org.jspecify.annotations.NullMarked;
