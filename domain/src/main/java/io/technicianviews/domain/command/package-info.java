/** What people may do to the desk: decisions without effects, and why something is refused. */
@NullMarked
package io.technicianviews.domain.command;

import org.jspecify.annotations.NullMarked;
