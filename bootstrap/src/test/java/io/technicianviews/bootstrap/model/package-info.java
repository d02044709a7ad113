/**
 * The desk in memory as a model of the one in PostgreSQL: the same random steps, the same answers.
 */
@NullMarked
package io.technicianviews.bootstrap.model;

import org.jspecify.annotations.NullMarked;
