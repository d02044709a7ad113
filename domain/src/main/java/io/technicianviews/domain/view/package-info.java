/** The thirteen views (queues): their contents, sort order and counts. */
@NullMarked
package io.technicianviews.domain.view;

import org.jspecify.annotations.NullMarked;
