/// Send queue, send budget and live events on Redis, shared by all nodes. Start at {@link
/// dev.duly.redis.RedisBackend}.
///
/// Knows core and no other adapter.
@NullMarked
package dev.duly.redis;

import org.jspecify.annotations.NullMarked;
