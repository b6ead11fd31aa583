package dev.duly.core.memory;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.importing.HistoricText;
import dev.duly.core.importing.History;
import dev.duly.core.importing.Placing;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an older server left, in memory: whatever a test says that it has kept.
public final class InMemoryHistory implements History {
    private final Map<String, HistoricText> texts = new TreeMap<>();
    private Optional<Cursor> reached = Optional.empty();

    /// The older server keeps a text, in place of what it kept under that id.
    public synchronized void keep(HistoricText text) {
        texts.put(text.message().id().value(), text);
    }

    /// The text as it stands now.
    public synchronized HistoricText find(MessageId id) {
        return Optional.ofNullable(texts.get(id.value())).orElseThrow();
    }

    @Override
    public synchronized long about() {
        return texts.size();
    }

    @Override
    public long nameless() {
        return 0;
    }

    @Override
    public synchronized Page<HistoricText> page(Optional<Cursor> cursor, int limit) {
        return Paging.page(
                texts.values().stream(),
                text -> Cursor.after(text.message().id().value()),
                Paging.OLDEST_FIRST.reversed(),
                cursor,
                limit);
    }

    @Override
    public synchronized void place(List<Placing> placings) {
        placings.forEach(placing ->
                texts.computeIfPresent(
                        placing.message().value(), (_, text) -> placed(text, placing)));
    }

    private static HistoricText placed(HistoricText text, Placing placing) {
        var message = text.message();
        var belongs = message.belongs();
        if (belongs.threadId().isPresent() || text.standing() == HistoricText.Standing.CLOSED) {
            return text;
        }
        return new HistoricText(
                new HistoricMessage(
                        message.id(),
                        message.direction(),
                        new HistoricMessage.Belongs(
                                belongs.caseId(),
                                belongs.personId(),
                                Optional.of(placing.department()),
                                Optional.of(placing.thread()),
                                belongs.createdBy(),
                                belongs.resendOf()),
                        message.said(),
                        message.fate(),
                        message.times(),
                        message.createdAt()),
                text.isDated(),
                text.standing());
    }

    @Override
    public synchronized Optional<Cursor> reached() {
        return reached;
    }

    @Override
    public synchronized void reach(Optional<Cursor> cursor) {
        reached = cursor;
    }
}
