/** The history of a request, and of administrative changes. */
@NullMarked
package io.technicianviews.application.history;

import org.jspecify.annotations.NullMarked;
