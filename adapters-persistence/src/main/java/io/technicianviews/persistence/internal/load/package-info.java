/** Bulk loads and imports. */
@NullMarked
package io.technicianviews.persistence.internal.load;

import org.jspecify.annotations.NullMarked;
