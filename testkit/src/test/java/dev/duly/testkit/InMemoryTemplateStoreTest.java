package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.template.TemplateStore;

class InMemoryTemplateStoreTest extends TemplateStoreContract {
    @Override
    protected TemplateStore noTemplates() {
        return new InMemoryStorage().templates();
    }
}
