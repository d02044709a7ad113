/**
 * The desk over HTTP: {@link io.technicianviews.http.HttpServer} parses calls, asks the desk, and
 * renders its answers.
 */
@NullMarked
package io.technicianviews.http;

import org.jspecify.annotations.NullMarked;
