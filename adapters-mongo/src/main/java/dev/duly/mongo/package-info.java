/// All lasting ports on MongoDB. Start at `MongoStorage`.
///
/// Knows core and no other adapter.
@NullMarked
package dev.duly.mongo;

import org.jspecify.annotations.NullMarked;
