/** Holds a desk against the one in memory: the same random data, the same questions. */
@NullMarked
package io.technicianviews.domain.difference;

import org.jspecify.annotations.NullMarked;
