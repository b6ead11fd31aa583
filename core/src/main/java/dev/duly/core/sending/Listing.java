package dev.duly.core.sending;

import java.util.List;

/// What the provider says it took for one number.
public sealed interface Listing {
    /// All texts that an application created since the asked moment, newest first. The provider's
    /// own answers to keywords are none of them.
    record Complete(List<ProviderMessage> messages) implements Listing {
        public Complete {
            messages = List.copyOf(messages);
        }
    }

    /// It could not be asked, or its answer was not whole: nothing follows from it.
    record Unavailable(String why) implements Listing {}
}
