/** Reads beside writes, and holds every answer against all that the desk can have been. */
@NullMarked
package io.technicianviews.bootstrap.freshness;

import org.jspecify.annotations.NullMarked;
