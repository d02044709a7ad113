/** Queries in one snapshot: the SQL of views, pages and counts. */
@NullMarked
package io.technicianviews.persistence.internal.query;

import org.jspecify.annotations.NullMarked;
