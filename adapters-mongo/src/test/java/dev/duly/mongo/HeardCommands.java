package dev.duly.mongo;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;

/// The commands that look for documents, as they went to the server.
final class HeardCommands implements CommandListener {
    private static final Set<String> LOOKING =
            Set.of("find", "aggregate", "findAndModify", "update", "delete");

    private final List<Document> heard = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (LOOKING.contains(event.getCommandName())) {
            heard.add(Document.parse(event.getCommand().toJson()));
        }
    }

    /// Since the last time that this was asked.
    List<Document> taken() {
        var all = List.copyOf(heard);
        heard.clear();
        return all;
    }
}
