package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.thread.ThreadIndex;

class InMemoryThreadIndexTest extends ThreadIndexContract {
    @Override
    protected ThreadIndex emptyIndex() {
        return new InMemoryStorage().threads();
    }
}
