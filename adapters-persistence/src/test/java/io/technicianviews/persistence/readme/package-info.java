/** The example of the page on writing with SQL, compiled and run. */
@NullMarked
package io.technicianviews.persistence.readme;

import org.jspecify.annotations.NullMarked;
