/** Presences of people in requests. */
@NullMarked
package io.technicianviews.http.internal.presence;

import org.jspecify.annotations.NullMarked;
