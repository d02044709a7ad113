/**
 * The embedded PostgreSQL: a real server in the data directory, shared by all processes that use
 * this directory, and stopped by the last of them. It is used when DATABASE_URL is not set.
 */
@NullMarked
package io.technicianviews.bootstrap.postgres;

import org.jspecify.annotations.NullMarked;
