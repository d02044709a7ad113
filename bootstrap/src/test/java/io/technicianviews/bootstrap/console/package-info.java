/** Tests of the console in a real browser, against a real server. */
@NullMarked
package io.technicianviews.bootstrap.console;

import org.jspecify.annotations.NullMarked;
