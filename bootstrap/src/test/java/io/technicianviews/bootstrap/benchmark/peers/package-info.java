/**
 * Other helpdesks, with which the side-by-side benchmark compares this project: the shapes of their
 * queries, on the tables of this project.
 */
@NullMarked
package io.technicianviews.bootstrap.benchmark.peers;

import org.jspecify.annotations.NullMarked;
