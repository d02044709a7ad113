/**
 * Parses incident files of ServiceNow and of spreadsheet programs: encoding, delimiter, columns,
 * time formats, and each row as an event.
 */
@NullMarked
package io.technicianviews.bootstrap.servicenow.format;

import org.jspecify.annotations.NullMarked;
