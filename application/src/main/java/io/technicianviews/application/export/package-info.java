/** The export of whole lists. */
@NullMarked
package io.technicianviews.application.export;

import org.jspecify.annotations.NullMarked;
