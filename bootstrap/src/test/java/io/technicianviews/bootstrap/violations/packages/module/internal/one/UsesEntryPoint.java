package io.technicianviews.bootstrap.violations.packages.module.internal.one;

import io.technicianviews.bootstrap.violations.packages.module.EntryPoint;

/** A violation of the rule that internal packages do not use the entry points. */
interface UsesEntryPoint {

  EntryPoint entryPoint();
}
