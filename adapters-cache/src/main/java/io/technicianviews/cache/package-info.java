/**
 * Where entries are kept: in the process ({@link io.technicianviews.cache.CaffeineViewCache}), in
 * Redis ({@link io.technicianviews.cache.RedisViewCache}), or in both ({@link
 * io.technicianviews.cache.LayeredViewCache}).
 */
@NullMarked
package io.technicianviews.cache;

import org.jspecify.annotations.NullMarked;
