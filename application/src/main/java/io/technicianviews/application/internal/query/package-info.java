/** The queries whose results are cached, and how each computes its result. */
@NullMarked
package io.technicianviews.application.internal.query;

import org.jspecify.annotations.NullMarked;
