/** Migration of the schema, and the row of the desk. */
@NullMarked
package io.technicianviews.persistence.internal.migration;

import org.jspecify.annotations.NullMarked;
