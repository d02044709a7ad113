/** Calendar days of the helpdesk. */
@NullMarked
package io.technicianviews.domain.time;

import org.jspecify.annotations.NullMarked;
