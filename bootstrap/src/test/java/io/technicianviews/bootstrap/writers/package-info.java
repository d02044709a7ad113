/** Tests of concurrent writers, which verify the counters at the end. */
@NullMarked
package io.technicianviews.bootstrap.writers;

import org.jspecify.annotations.NullMarked;
