package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.message.MessageStore;

class InMemoryMessageStoreTest extends MessageStoreContract {
    @Override
    protected MessageStore emptyStore() {
        return new InMemoryStorage().messages();
    }
}
