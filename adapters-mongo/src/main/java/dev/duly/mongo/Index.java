package dev.duly.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/// An index that a query needs, or a key that exists once. Each store lists its own.
///
/// @param keys in their order, as `com.mongodb.client.model.Indexes` writes them
record Index(String collection, Bson keys, Kind kind) {
    /// IndexOptionsConflict and IndexKeySpecsConflict (MongoDB manual, Error Codes).
    private static final Set<Integer> OTHER_OPTIONS = Set.of(85, 86);

    enum Kind {
        PLAIN,
        /// Another program's, which may have created it with other options: that one stays.
        THEIRS,
        /// Holds only documents that have one of its fields: others, and documents of other
        /// programs, are not in each other's way.
        SPARSE,
        /// No two documents have the same keys. Sparse too: a key that is not there has to be left
        /// out, never null.
        UNIQUE
    }

    static Index plain(String collection, Bson keys) {
        return new Index(collection, keys, Kind.PLAIN);
    }

    static Index theirs(String collection, Bson keys) {
        return new Index(collection, keys, Kind.THEIRS);
    }

    static Index sparse(String collection, Bson keys) {
        return new Index(collection, keys, Kind.SPARSE);
    }

    static Index unique(String collection, Bson keys) {
        return new Index(collection, keys, Kind.UNIQUE);
    }

    void create(MongoCollection<Document> target) {
        try {
            target.createIndex(keys, options());
        } catch (MongoCommandException fault) {
            if (kind != Kind.THEIRS || !OTHER_OPTIONS.contains(fault.getCode())) {
                throw fault;
            }
        }
    }

    private IndexOptions options() {
        return switch (kind) {
            case PLAIN, THEIRS -> new IndexOptions();
            case SPARSE -> new IndexOptions().sparse(true);
            case UNIQUE -> new IndexOptions().sparse(true).unique(true);
        };
    }
}
