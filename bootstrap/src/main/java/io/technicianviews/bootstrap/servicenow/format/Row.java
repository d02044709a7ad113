package io.technicianviews.bootstrap.servicenow.format;

/** A row of the log: an event, or something that could not be understood. */
public sealed interface Row permits Event, BadRow {}
