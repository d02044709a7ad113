/** JSON of the domain, entity tags and rendered responses. */
@NullMarked
package io.technicianviews.http.internal.json;

import org.jspecify.annotations.NullMarked;
