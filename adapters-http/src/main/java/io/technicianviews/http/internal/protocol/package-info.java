/** HTTP methods, limits and paths that all packages share. */
@NullMarked
package io.technicianviews.http.internal.protocol;

import org.jspecify.annotations.NullMarked;
