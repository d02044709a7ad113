/**
 * Reads the files of incidents that ServiceNow and spreadsheets write: encoding, delimiter,
 * columns, time formats, and each row as an event.
 */
@NullMarked
package io.technicianviews.bootstrap.servicenow.format;

import org.jspecify.annotations.NullMarked;
