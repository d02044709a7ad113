/** What stands between whoever uses a database and its driver, to watch it or to get in its way. */
@NullMarked
package io.technicianviews.bootstrap.jdbc;

import org.jspecify.annotations.NullMarked;
