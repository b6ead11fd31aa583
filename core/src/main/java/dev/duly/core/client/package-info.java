/// What the case system calls a client and a case: {@link dev.duly.core.client.ContactId} and
/// {@link dev.duly.core.client.CaseId}.
///
/// Knows nothing else, so that consent, messages and contacts can all speak of them.
@NullMarked
package dev.duly.core.client;

import org.jspecify.annotations.NullMarked;
