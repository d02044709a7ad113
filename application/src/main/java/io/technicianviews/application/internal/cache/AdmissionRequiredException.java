package io.technicianviews.application.internal.cache;

import java.io.Serial;

/**
 * Thrown when a query must load a part and has to wait for its admission first: it ends the
 * computation of the result, which begins anew after the wait.
 */
public final class AdmissionRequiredException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Without a stack trace, since the same caller always catches it. */
  AdmissionRequiredException() {
    super("other queries wait for the storage", null, false, false);
  }
}
