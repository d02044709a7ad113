/** Listeners of the test run: the process guard and the Awaitility defaults. */
@NullMarked
package io.technicianviews.testing;

import org.jspecify.annotations.NullMarked;
