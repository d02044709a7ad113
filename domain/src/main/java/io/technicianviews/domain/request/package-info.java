/** Service requests: their fields, state, status and priority, and their list representation. */
@NullMarked
package io.technicianviews.domain.request;

import org.jspecify.annotations.NullMarked;
