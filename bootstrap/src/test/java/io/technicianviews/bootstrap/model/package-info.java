/**
 * The desk in memory as a model of the one in PostgreSQL: the same random steps have the same
 * outcomes.
 */
@NullMarked
package io.technicianviews.bootstrap.model;

import org.jspecify.annotations.NullMarked;
