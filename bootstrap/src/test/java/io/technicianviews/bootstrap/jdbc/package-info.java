/** JDBC driver wrappers that record or intercept statements. */
@NullMarked
package io.technicianviews.bootstrap.jdbc;

import org.jspecify.annotations.NullMarked;
