/** Benchmark programs. They print measurements; no test runs them. */
@NullMarked
package io.technicianviews.bootstrap.benchmark;

import org.jspecify.annotations.NullMarked;
