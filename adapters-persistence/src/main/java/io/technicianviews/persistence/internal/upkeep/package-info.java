/** The upkeep of tables that grow with time: the change log, idempotency keys and counters. */
@NullMarked
package io.technicianviews.persistence.internal.upkeep;

import org.jspecify.annotations.NullMarked;
