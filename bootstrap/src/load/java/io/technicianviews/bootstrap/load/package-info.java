/**
 * The server under load: many technicians who look at their views again and again while others
 * write. It is measured from outside, over HTTP; read by a person, and wrong only if a call fails.
 */
@NullMarked
package io.technicianviews.bootstrap.load;

import org.jspecify.annotations.NullMarked;
