package dev.duly.sqlite;

import dev.duly.core.template.TemplateStore;
import dev.duly.testkit.TemplateStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTemplateStoreTest extends TemplateStoreContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected TemplateStore noTemplates() {
        return folders.serve().templates();
    }
}
