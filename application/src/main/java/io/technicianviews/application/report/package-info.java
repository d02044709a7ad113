/** Numbers of the work of a helpdesk: what comes in and is solved, and who holds what. */
@NullMarked
package io.technicianviews.application.report;

import org.jspecify.annotations.NullMarked;
