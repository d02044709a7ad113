/** The examples of the README, compiled and run. */
@NullMarked
package io.technicianviews.bootstrap.readme;

import org.jspecify.annotations.NullMarked;
