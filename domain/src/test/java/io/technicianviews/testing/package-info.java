/** Listeners of the test run: the process guard, and how long tests wait. */
@NullMarked
package io.technicianviews.testing;

import org.jspecify.annotations.NullMarked;
