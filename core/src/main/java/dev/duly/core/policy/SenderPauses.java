package dev.duly.core.policy;

import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.provider.GatewayAccount;
import java.util.List;
import java.util.Optional;

/// Which senders are stopped. Lasts: a restart lifts nothing.
public interface SenderPauses {
    /// Keeps `pause`, unless the same sender, or the same account as a whole, is stopped already:
    /// then the first stays, with its reason. When this returns, every later [#all] has it.
    Appended pause(SenderPause pause);

    /// Lifts one pause; answers what it was, and nothing when there was none. A sender's own pause
    /// and its account's are two.
    Optional<SenderPause> resume(GatewayAccount account, Optional<SenderAddress> sender);

    /// All that are stopped now, the longest stopped first. A handful at most, read for every text:
    /// read from where the last write certainly is.
    List<SenderPause> all();
}
