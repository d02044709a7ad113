/** Which texts a helpdesk accepts: one definition for every way in. */
@NullMarked
package io.technicianviews.domain.text;

import org.jspecify.annotations.NullMarked;
