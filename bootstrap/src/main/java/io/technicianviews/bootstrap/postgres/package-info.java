/**
 * The PostgreSQL that runs when no other is named: a real server kept under the data directory,
 * shared by every process that uses this directory and stopped by the last of them.
 */
@NullMarked
package io.technicianviews.bootstrap.postgres;

import org.jspecify.annotations.NullMarked;
