/** Composes the modules according to the settings, and closes them in order. */
@NullMarked
package io.technicianviews.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
