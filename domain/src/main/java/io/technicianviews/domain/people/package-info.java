/** Who asks, who works, for which business units, and what each may see. */
@NullMarked
package io.technicianviews.domain.people;

import org.jspecify.annotations.NullMarked;
