/** Messages in requests and the read positions of people. */
@NullMarked
package io.technicianviews.domain.message;

import org.jspecify.annotations.NullMarked;
