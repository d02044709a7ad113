/** Routes that change requests. */
@NullMarked
package io.technicianviews.http.internal.request;

import org.jspecify.annotations.NullMarked;
