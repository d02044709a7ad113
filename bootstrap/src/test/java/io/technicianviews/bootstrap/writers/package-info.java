/** Many write at once, and it is counted at the end. */
@NullMarked
package io.technicianviews.bootstrap.writers;

import org.jspecify.annotations.NullMarked;
