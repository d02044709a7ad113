/**
 * A model of the protocol that validates cached results by the change log, small enough to explore
 * every interleaving, with faulty variants that the exploration must detect.
 */
@NullMarked
package io.technicianviews.application.protocol;

import org.jspecify.annotations.NullMarked;
