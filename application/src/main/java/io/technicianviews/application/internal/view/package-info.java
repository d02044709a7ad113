/** Reads what views contain by their conditions: by count cells, or from the unsolved requests. */
@NullMarked
package io.technicianviews.application.internal.view;

import org.jspecify.annotations.NullMarked;
