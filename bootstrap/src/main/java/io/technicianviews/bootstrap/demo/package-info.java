/** The desk that somebody sees who starts the server for the first time. */
@NullMarked
package io.technicianviews.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
