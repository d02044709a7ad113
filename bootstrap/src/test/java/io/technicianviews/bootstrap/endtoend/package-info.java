/** Tests of the server as a process, called over HTTP. */
@NullMarked
package io.technicianviews.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
