/** Errors as RFC 9457 problems: their types, and the mapping of failures and refusals to them. */
@NullMarked
package io.technicianviews.http.internal.problem;

import org.jspecify.annotations.NullMarked;
