/** Reads and polls the presences of people in requests. */
@NullMarked
package io.technicianviews.application.internal.presence;

import org.jspecify.annotations.NullMarked;
