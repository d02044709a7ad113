/** The stored sums of count cells: their deltas, rollup and sweep. */
@NullMarked
package io.technicianviews.persistence.internal.cell;

import org.jspecify.annotations.NullMarked;
