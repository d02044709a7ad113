/** Puts the modules together by the settings, and takes them apart again. */
@NullMarked
package io.technicianviews.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
