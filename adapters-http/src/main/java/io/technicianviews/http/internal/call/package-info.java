/**
 * Handling of a call: parses parameters, headers and bodies, authorizes the caller and writes the
 * response.
 */
@NullMarked
package io.technicianviews.http.internal.call;

import org.jspecify.annotations.NullMarked;
