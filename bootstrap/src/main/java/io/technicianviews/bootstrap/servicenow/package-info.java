/**
 * Imports the event log of a ServiceNow desk, the "Incident management process enriched event log".
 */
@NullMarked
package io.technicianviews.bootstrap.servicenow;

import org.jspecify.annotations.NullMarked;
