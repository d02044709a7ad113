/** Breaks a rule of the house, which must catch it. */
@NullMarked
package io.technicianviews.bootstrap.violations.cache;

import org.jspecify.annotations.NullMarked;
