/** Programs that measure. No test calls them: a measurement is read by a person, not asserted. */
@NullMarked
package io.technicianviews.bootstrap.benchmark;

import org.jspecify.annotations.NullMarked;
