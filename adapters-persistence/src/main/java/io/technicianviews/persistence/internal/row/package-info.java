/** Mapping between rows and records that several packages share. */
@NullMarked
package io.technicianviews.persistence.internal.row;

import org.jspecify.annotations.NullMarked;
