/**
 * Imports incidents from ServiceNow files, event logs or list exports: their last state, or event
 * by event.
 */
@NullMarked
package io.technicianviews.bootstrap.servicenow;

import org.jspecify.annotations.NullMarked;
