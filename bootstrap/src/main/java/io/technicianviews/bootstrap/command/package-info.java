/** The command line: the options, work and output of each command. */
@NullMarked
package io.technicianviews.bootstrap.command;

import org.jspecify.annotations.NullMarked;
