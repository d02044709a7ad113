/** Executes commands, each in one transaction. */
@NullMarked
package io.technicianviews.application.internal.write;

import org.jspecify.annotations.NullMarked;
