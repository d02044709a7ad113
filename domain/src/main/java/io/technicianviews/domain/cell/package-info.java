/**
 * Count cells: numbers of requests that no condition of a view tells apart, kept by every write,
 * and views that are counted and listed by them.
 */
@NullMarked
package io.technicianviews.domain.cell;

import org.jspecify.annotations.NullMarked;
