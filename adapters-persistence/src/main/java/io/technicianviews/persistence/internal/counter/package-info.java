/** Materialized counters: deltas, rollup and verification. */
@NullMarked
package io.technicianviews.persistence.internal.counter;

import org.jspecify.annotations.NullMarked;
