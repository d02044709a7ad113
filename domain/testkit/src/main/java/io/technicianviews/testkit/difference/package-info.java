/** Differential tests: compares a storage with the in-memory one on the same random data. */
@NullMarked
package io.technicianviews.testkit.difference;

import org.jspecify.annotations.NullMarked;
