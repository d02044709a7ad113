/** The examples of this module's README, which are compiled and run. */
@NullMarked
package io.technicianviews.http.readme;

import org.jspecify.annotations.NullMarked;
