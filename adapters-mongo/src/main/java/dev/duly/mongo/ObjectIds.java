package dev.duly.mongo;

import org.bson.types.ObjectId;

/// Ids as the older collections have them: ObjectIds where they are 24 hex digits, else texts.
final class ObjectIds {
    private ObjectIds() {}

    /// An [ObjectId] where `id` parses as one, else `id` itself.
    static Object orText(String id) {
        return ObjectId.isValid(id) ? new ObjectId(id) : id;
    }

    /// @param id 24 hex digits
    static ObjectId of(String id) {
        return new ObjectId(id);
    }

    /// What [#orText] made, as it reads back: an ObjectId knows no capitals.
    static String text(Object id) {
        return id instanceof ObjectId objectId ? objectId.toHexString() : id.toString();
    }
}
