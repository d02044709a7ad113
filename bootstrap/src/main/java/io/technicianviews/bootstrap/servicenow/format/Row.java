package io.technicianviews.bootstrap.servicenow.format;

/** A row of a file: an event, or an invalid row. */
public sealed interface Row permits Event, BadRow {}
