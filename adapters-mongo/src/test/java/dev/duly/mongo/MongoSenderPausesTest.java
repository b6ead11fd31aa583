package dev.duly.mongo;

import dev.duly.core.policy.SenderPauses;
import dev.duly.testkit.SenderPausesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSenderPausesTest extends SenderPausesContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected SenderPauses noPauses() {
        return new MongoSenderPauses(databases.with(MongoSenderPauses.indexes()));
    }
}
