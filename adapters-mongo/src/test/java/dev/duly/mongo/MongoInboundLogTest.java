package dev.duly.mongo;

import dev.duly.core.receiving.InboundLog;
import dev.duly.testkit.InboundLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoInboundLogTest extends InboundLogContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected InboundLog emptyLog() {
        return new MongoInboundLog(databases.with(MongoInboundLog.indexes()));
    }
}
