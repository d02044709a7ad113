/**
 * The text form of view definitions, in which they are stored and sent: conditions as fields,
 * operators and values, and sort orders as names.
 */
@NullMarked
package io.technicianviews.domain.definition;

import org.jspecify.annotations.NullMarked;
