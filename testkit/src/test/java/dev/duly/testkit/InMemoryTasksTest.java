package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.task.Tasks;

class InMemoryTasksTest extends TasksContract {
    @Override
    protected Tasks noTasks() {
        return new InMemoryStorage().tasks();
    }
}
