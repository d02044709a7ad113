/** Queries of predefined and custom views by their ids, and their results. */
@NullMarked
package io.technicianviews.application.view;

import org.jspecify.annotations.NullMarked;
