/** Users of the helpdesk, their roles, business units and scopes. */
@NullMarked
package io.technicianviews.domain.people;

import org.jspecify.annotations.NullMarked;
