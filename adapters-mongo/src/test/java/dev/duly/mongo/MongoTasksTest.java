package dev.duly.mongo;

import dev.duly.core.task.Tasks;
import dev.duly.testkit.TasksContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoTasksTest extends TasksContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected Tasks noTasks() {
        return new MongoTasks(databases.with(MongoTasks.indexes()));
    }
}
