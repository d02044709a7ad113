/** The technician's console: a page of static files that calls the API. */
@NullMarked
package io.technicianviews.http.internal.console;

import org.jspecify.annotations.NullMarked;
