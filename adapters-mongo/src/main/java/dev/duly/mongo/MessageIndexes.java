package dev.duly.mongo;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import java.util.List;
import java.util.stream.Stream;

/// What the collection `messages` is searched by.
final class MessageIndexes {
    static final String COLLECTION = "messages";

    /// Those that the existing dashboard relies on.
    private static final List<Index> OLDER =
            List.of(
                    Index.theirs(
                            COLLECTION,
                            compoundIndex(ascending("caseId"), descending("createdAt"))),
                    Index.theirs(
                            COLLECTION,
                            compoundIndex(ascending("status", "channel"), descending("createdAt"))),
                    Index.theirs(
                            COLLECTION,
                            compoundIndex(
                                    ascending("direction", "channel"), descending("createdAt"))),
                    Index.theirs(COLLECTION, ascending("providerMessageId")),
                    Index.theirs(COLLECTION, descending("scheduledAt")));

    /// One a promise of `MessageStore`: the keys that exist once, what Duly looks at again, and the
    /// lists. Those that narrow end in the order of the list.
    static final List<Index> OURS =
            List.of(
                    Index.unique(COLLECTION, ascending("duly.key.application", "duly.key.value")),
                    Index.unique(COLLECTION, ascending("duly.inFlight")),
                    Index.unique(COLLECTION, ascending("duly.providerIds")),
                    Index.unique(COLLECTION, ascending("duly.inboundId")),
                    Index.sparse(COLLECTION, ascending("duly.pending")),
                    Index.plain(COLLECTION, ascending("duly.state", "duly.changedAt", "_id")),
                    Index.plain(COLLECTION, ascending("duly.state", "duly.dueAt", "_id")),
                    Index.plain(COLLECTION, ascending("to", "duly.changedAt")),
                    Index.plain(COLLECTION, ascending("createdAt", "_id")),
                    Index.plain(COLLECTION, ascending("caseId", "createdAt", "_id")),
                    Index.plain(COLLECTION, ascending("direction", "createdAt", "_id")),
                    Index.plain(COLLECTION, ascending("duly.threadId", "createdAt", "_id")),
                    Index.plain(
                            COLLECTION,
                            ascending("duly.threadId", "duly.state", "status", "createdAt", "_id")),
                    Index.plain(COLLECTION, ascending("duly.departmentId", "createdAt", "_id")),
                    Index.plain(COLLECTION, ascending("duly.state", "status", "createdAt", "_id")));

    private MessageIndexes() {}

    static List<Index> all() {
        return Stream.concat(OLDER.stream(), OURS.stream()).toList();
    }
}
