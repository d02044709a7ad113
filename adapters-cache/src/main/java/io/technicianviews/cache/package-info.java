/**
 * Implementations of the cache port in the process ({@link
 * io.technicianviews.cache.CaffeineViewCache}), in Redis ({@link
 * io.technicianviews.cache.RedisViewCache}) and in both ({@link
 * io.technicianviews.cache.LayeredViewCache}), and of the event stream port in Redis ({@link
 * io.technicianviews.cache.RedisEventStream}).
 */
@NullMarked
package io.technicianviews.cache;

import org.jspecify.annotations.NullMarked;
