package io.technicianviews.bootstrap.violations.packages.module.internal.one;

import io.technicianviews.bootstrap.violations.packages.module.internal.other.Other;

/** Closes a circle of packages. */
public interface One {

  Other other();
}
