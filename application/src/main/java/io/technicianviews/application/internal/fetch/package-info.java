/** Reads query results in parallel from one snapshot. */
@NullMarked
package io.technicianviews.application.internal.fetch;

import org.jspecify.annotations.NullMarked;
