/** Registration of routes below a path, with the responses to what has no route. */
@NullMarked
package io.technicianviews.http.internal.route;

import org.jspecify.annotations.NullMarked;
