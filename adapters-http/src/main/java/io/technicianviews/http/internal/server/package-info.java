/**
 * The HTTP server: its limits, the registration of all routes, CORS, health, metrics and
 * documentation.
 */
@NullMarked
package io.technicianviews.http.internal.server;

import org.jspecify.annotations.NullMarked;
