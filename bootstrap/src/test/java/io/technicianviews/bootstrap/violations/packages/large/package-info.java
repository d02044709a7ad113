/** Breaks an architecture rule, which must catch it. */
@NullMarked
package io.technicianviews.bootstrap.violations.packages.large;

import org.jspecify.annotations.NullMarked;
