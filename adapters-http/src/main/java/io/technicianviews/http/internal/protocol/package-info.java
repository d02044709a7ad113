/** What all packages share about HTTP as this server speaks it: methods, limits and paths. */
@NullMarked
package io.technicianviews.http.internal.protocol;

import org.jspecify.annotations.NullMarked;
