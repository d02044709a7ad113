package io.technicianviews.bootstrap.violations.packages.outside;

import io.technicianviews.bootstrap.violations.packages.module.internal.one.One;

/** Nothing outside a module uses its internal packages. */
interface UsesInternals {

  One one();
}
