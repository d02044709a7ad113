/**
 * Imports the incidents of a ServiceNow desk, from an event log or a list: the state that they are
 * in, or event by event.
 */
@NullMarked
package io.technicianviews.bootstrap.servicenow;

import org.jspecify.annotations.NullMarked;
