/** Who has which request open now. */
@NullMarked
package io.technicianviews.application.presence;

import org.jspecify.annotations.NullMarked;
