package dev.duly.testkit;

import dev.duly.core.importing.HistoricText;
import dev.duly.core.importing.History;
import dev.duly.core.memory.InMemoryHistory;
import java.util.List;

class InMemoryHistoryTest extends HistoryContract {
    @Override
    protected History historyOf(List<HistoricText> texts) {
        var history = new InMemoryHistory();
        texts.forEach(history::keep);
        return history;
    }
}
