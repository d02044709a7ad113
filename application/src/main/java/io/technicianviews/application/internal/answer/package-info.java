/** Executes queries, from the cache or from one snapshot. */
@NullMarked
package io.technicianviews.application.internal.answer;

import org.jspecify.annotations.NullMarked;
