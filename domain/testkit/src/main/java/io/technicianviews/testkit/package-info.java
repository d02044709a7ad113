/**
 * Builders of test data, and the ports of a storage for tests. A test of an application fills a
 * storage through {@link io.technicianviews.testkit.TestDesk}; a test of an adapter extends a suite
 * of {@link io.technicianviews.testkit.contract}.
 */
@NullMarked
package io.technicianviews.testkit;

import org.jspecify.annotations.NullMarked;
