package dev.duly.sqlite;

import dev.duly.core.events.LiveEvents;
import dev.duly.testkit.LiveEventsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteLiveEventsTest extends LiveEventsContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected LiveEvents noEvents() {
        return folders.serve(folders.empty()).events();
    }
}
