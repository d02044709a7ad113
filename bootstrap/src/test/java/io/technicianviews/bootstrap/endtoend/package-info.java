/** The server as a process, started, asked over HTTP and stopped. */
@NullMarked
package io.technicianviews.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
