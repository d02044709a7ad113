/** The settings, read from environment variables. */
@NullMarked
package io.technicianviews.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
