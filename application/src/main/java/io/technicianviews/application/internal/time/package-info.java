/** Time that is passed in: a ticker, deadlines and background tasks. */
@NullMarked
package io.technicianviews.application.internal.time;

import org.jspecify.annotations.NullMarked;
