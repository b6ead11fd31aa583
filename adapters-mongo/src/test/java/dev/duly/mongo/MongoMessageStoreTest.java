package dev.duly.mongo;

import dev.duly.core.message.MessageStore;
import dev.duly.testkit.MessageStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoMessageStoreTest extends MessageStoreContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected MessageStore emptyStore() {
        return new MongoMessageStore(databases.with(MessageIndexes.all()));
    }
}
