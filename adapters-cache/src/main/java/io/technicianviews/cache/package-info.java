/**
 * Implementations of the cache port in the process ({@link
 * io.technicianviews.cache.CaffeineQueryCache}), in Redis ({@link
 * io.technicianviews.cache.RedisQueryCache}) and in both ({@link
 * io.technicianviews.cache.TwoLevelCache}), and of the event stream port in Redis ({@link
 * io.technicianviews.cache.RedisEventStream}).
 */
@NullMarked
package io.technicianviews.cache;

import org.jspecify.annotations.NullMarked;
