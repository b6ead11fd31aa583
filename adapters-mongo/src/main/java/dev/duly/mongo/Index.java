package dev.duly.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.bson.conversions.Bson;

/// An index that a query needs, or a key that exists once. Each store lists its own.
///
/// @param keys in their order, as `com.mongodb.client.model.Indexes` writes them
record Index(String collection, Bson keys, Kind kind) {
    enum Kind {
        PLAIN,
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

    static Index sparse(String collection, Bson keys) {
        return new Index(collection, keys, Kind.SPARSE);
    }

    static Index unique(String collection, Bson keys) {
        return new Index(collection, keys, Kind.UNIQUE);
    }

    void create(MongoCollection<Document> target) {
        target.createIndex(
                keys, new IndexOptions().unique(kind == Kind.UNIQUE).sparse(kind != Kind.PLAIN));
    }
}
