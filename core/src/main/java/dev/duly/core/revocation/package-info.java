/// What a person's own words say of consent: stop, start, help, wrong number, or nothing. Start at
/// {@link dev.duly.core.revocation.Revocations}.
///
/// Knows texts and lists of words, and no number, no ledger and no message: what follows from the
/// words is decided elsewhere.
@NullMarked
package dev.duly.core.revocation;

import org.jspecify.annotations.NullMarked;
