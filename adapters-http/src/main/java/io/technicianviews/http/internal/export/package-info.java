/** The export of views as CSV. */
@NullMarked
package io.technicianviews.http.internal.export;

import org.jspecify.annotations.NullMarked;
