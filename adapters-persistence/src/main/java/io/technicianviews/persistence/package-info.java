/**
 * The desk in PostgreSQL. {@link io.technicianviews.persistence.PostgresDesk} is the door; the
 * ports that it gives out are all that the rest of the program sees.
 */
@NullMarked
package io.technicianviews.persistence;

import org.jspecify.annotations.NullMarked;
