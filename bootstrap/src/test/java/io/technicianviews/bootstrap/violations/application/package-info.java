/** Breaks a rule of the house, which must catch it. */
@NullMarked
package io.technicianviews.bootstrap.violations.application;

import org.jspecify.annotations.NullMarked;
