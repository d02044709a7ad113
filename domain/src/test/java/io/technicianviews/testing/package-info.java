/** What tests share: listeners of the test run, the end of shared servers, and JDBC drivers. */
@NullMarked
package io.technicianviews.testing;

import org.jspecify.annotations.NullMarked;
