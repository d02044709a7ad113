/** What was done to the desk, and what answers it can alter. */
@NullMarked
package io.technicianviews.domain.change;

import org.jspecify.annotations.NullMarked;
