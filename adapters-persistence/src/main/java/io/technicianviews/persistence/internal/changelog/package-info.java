/** Readers of the change log: invalidations in any order, events by contiguous id. */
@NullMarked
package io.technicianviews.persistence.internal.changelog;

import org.jspecify.annotations.NullMarked;
