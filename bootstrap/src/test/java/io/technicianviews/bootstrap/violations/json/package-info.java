/** Breaks a rule of the house, which must catch it. */
@NullMarked
package io.technicianviews.bootstrap.violations.json;

import org.jspecify.annotations.NullMarked;
