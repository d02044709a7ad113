/**
 * JSON of the HTTP API, for an application's own controllers: modules for Jackson 2 and 3, problems
 * (RFC 9457) and cursors.
 */
@NullMarked
package io.technicianviews.json;

import org.jspecify.annotations.NullMarked;
