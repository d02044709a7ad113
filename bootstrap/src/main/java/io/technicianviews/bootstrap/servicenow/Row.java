package io.technicianviews.bootstrap.servicenow;

/** A row of the log: an event, or something that could not be understood. */
sealed interface Row permits Event, BadRow {}
