package io.technicianviews.bootstrap.violations.packages.module.internal.other;

import io.technicianviews.bootstrap.violations.packages.module.internal.one.One;

/** Closes a circle of packages. */
public interface Other {

  One one();
}
