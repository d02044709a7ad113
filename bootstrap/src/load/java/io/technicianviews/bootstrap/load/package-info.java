/**
 * The load test of the packaged server, over HTTP: many technicians read views while others write.
 * It reports latencies, and fails only if a call fails.
 */
@NullMarked
package io.technicianviews.bootstrap.load;

import org.jspecify.annotations.NullMarked;
