/**
 * Imports the event log of a ServiceNow desk, the "Incident management process enriched event log":
 * the state that it leaves, or event by event.
 */
@NullMarked
package io.technicianviews.bootstrap.servicenow;

import org.jspecify.annotations.NullMarked;
