/** The command line: what each command is told, does, and says. */
@NullMarked
package io.technicianviews.bootstrap.command;

import org.jspecify.annotations.NullMarked;
