/** Policy for web origins. */
@NullMarked
package io.technicianviews.http.internal.origin;

import org.jspecify.annotations.NullMarked;
