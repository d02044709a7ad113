/** The thirteen queues: which requests are in each, in which order, and how many. */
@NullMarked
package io.technicianviews.domain.view;

import org.jspecify.annotations.NullMarked;
