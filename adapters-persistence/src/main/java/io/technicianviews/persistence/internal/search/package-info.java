/** The SQL of the search for requests and of the completion of tags. */
@NullMarked
package io.technicianviews.persistence.internal.search;

import org.jspecify.annotations.NullMarked;
