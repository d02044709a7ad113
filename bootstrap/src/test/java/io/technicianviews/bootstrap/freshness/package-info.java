/** A check that every result under concurrent writes equals a state of the desk at that time. */
@NullMarked
package io.technicianviews.bootstrap.freshness;

import org.jspecify.annotations.NullMarked;
