/** Who has which request open. */
@NullMarked
package io.technicianviews.persistence.internal.presence;

import org.jspecify.annotations.NullMarked;
