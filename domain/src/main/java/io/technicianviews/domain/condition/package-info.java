/**
 * Conditions of views: the one definition of which requests a view contains, evaluated on requests
 * and on count cells.
 */
@NullMarked
package io.technicianviews.domain.condition;

import org.jspecify.annotations.NullMarked;
