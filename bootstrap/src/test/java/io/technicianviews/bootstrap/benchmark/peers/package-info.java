/**
 * How other helpdesks count, each in the shape of its own queries, on this desk's tables: what the
 * side-by-side run holds this desk against.
 */
@NullMarked
package io.technicianviews.bootstrap.benchmark.peers;

import org.jspecify.annotations.NullMarked;
