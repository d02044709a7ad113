/** The entry point of the server and of the command line. */
@NullMarked
package io.technicianviews.bootstrap;

import org.jspecify.annotations.NullMarked;
