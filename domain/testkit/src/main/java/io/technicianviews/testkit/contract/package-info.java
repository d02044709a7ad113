/**
 * Contract suites: JUnit test classes with the tests of one port each. The test of an adapter
 * extends a suite and creates the adapter in its factory method.
 */
@NullMarked
package io.technicianviews.testkit.contract;

import org.jspecify.annotations.NullMarked;
