/** Files on the classpath that the server delivers. */
@NullMarked
package io.technicianviews.http.internal.resource;

import org.jspecify.annotations.NullMarked;
