package dev.duly.core.receiving;

import java.util.List;

/// What the provider says came in.
public sealed interface InboxListing {
    /// @param texts oldest first
    record Complete(List<InboundText> texts) implements InboxListing {
        public Complete {
            texts = List.copyOf(texts);
        }
    }

    /// It could not be asked, or its answer was not whole: nothing follows from it.
    record Unavailable(String why) implements InboxListing {}
}
