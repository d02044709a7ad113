/**
 * The protocol by which kept facts are checked against the log of changes, as a model that is small
 * enough to try every interleaving of it; and broken variants of it, which must be found out.
 */
@NullMarked
package io.technicianviews.application.protocol;

import org.jspecify.annotations.NullMarked;
