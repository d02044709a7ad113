/**
 * Storage of a desk in PostgreSQL. {@link io.technicianviews.persistence.PostgresDesk} is the entry
 * point; the rest of the program uses only the ports that it provides.
 */
@NullMarked
package io.technicianviews.persistence;

import org.jspecify.annotations.NullMarked;
