/** Which web origins may call. */
@NullMarked
package io.technicianviews.http.internal.origin;

import org.jspecify.annotations.NullMarked;
