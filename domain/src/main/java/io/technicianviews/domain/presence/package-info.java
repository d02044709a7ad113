/** Who has which request open now. Presences are no part of requests or their history. */
@NullMarked
package io.technicianviews.domain.presence;

import org.jspecify.annotations.NullMarked;
