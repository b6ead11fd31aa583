package dev.duly.sqlite;

import dev.duly.core.task.Tasks;
import dev.duly.testkit.TasksContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTasksTest extends TasksContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected Tasks noTasks() {
        return folders.serve().tasks();
    }
}
