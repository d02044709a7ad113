/** Live updates as server-sent events. */
@NullMarked
package io.technicianviews.http.internal.stream;

import org.jspecify.annotations.NullMarked;
