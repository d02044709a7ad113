package io.technicianviews.bootstrap.violations.packages.module.internal.one;

import io.technicianviews.bootstrap.violations.packages.module.EntryPoint;

/** Internal packages do not know the entry points. */
interface UsesEntryPoint {

  EntryPoint entryPoint();
}
