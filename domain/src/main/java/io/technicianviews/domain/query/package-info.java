/**
 * The queries that a snapshot of the storage executes, as values: what each returns, whether its
 * result may be cached, and which changes invalidate it.
 */
@NullMarked
package io.technicianviews.domain.query;

import org.jspecify.annotations.NullMarked;
