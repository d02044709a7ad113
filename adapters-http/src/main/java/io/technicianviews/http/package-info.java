/**
 * HTTP adapter: {@link io.technicianviews.http.HttpServer} parses requests, calls the application
 * and renders the results.
 */
@NullMarked
package io.technicianviews.http;

import org.jspecify.annotations.NullMarked;
