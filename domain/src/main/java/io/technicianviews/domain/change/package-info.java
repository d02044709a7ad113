/** Changes of the helpdesk's data and the cached results that they invalidate. */
@NullMarked
package io.technicianviews.domain.change;

import org.jspecify.annotations.NullMarked;
