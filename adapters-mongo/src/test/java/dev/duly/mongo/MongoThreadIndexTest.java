package dev.duly.mongo;

import dev.duly.core.thread.ThreadIndex;
import dev.duly.testkit.ThreadIndexContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoThreadIndexTest extends ThreadIndexContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected ThreadIndex emptyIndex() {
        return new MongoThreadIndex(databases.with(MongoThreadIndex.INDEXES));
    }
}
