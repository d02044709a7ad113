/** The conversation in a request, and how far each person has read it. */
@NullMarked
package io.technicianviews.domain.message;

import org.jspecify.annotations.NullMarked;
