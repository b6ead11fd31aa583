package dev.duly.core.importing;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import java.util.List;
import java.util.Optional;

/// The texts that an older server left in a collection that we share. It may go on writing there.
public interface History {
    /// About how many documents there are, for a progress bar: nobody counts them one by one.
    long about();

    /// How many of the older server's documents have an id that no message can have: no list shows
    /// them, and [#page] passes them over.
    long nameless();

    /// At most `limit` texts of the older server after `cursor`, by id, the greatest first. What
    /// Duly keeps itself is not among them.
    Page<HistoricText> page(Optional<Cursor> cursor, int limit);

    /// Puts each text in its thread and department, and changes nothing else of it. What stands in
    /// a thread already, is not history, or is [HistoricText.Standing#CLOSED] stays as it is.
    void place(List<Placing> placings);

    /// The cursor that was kept last.
    Optional<Cursor> reached();

    /// Keeps how far an import came, or with nothing that none is under way.
    void reach(Optional<Cursor> cursor);
}
