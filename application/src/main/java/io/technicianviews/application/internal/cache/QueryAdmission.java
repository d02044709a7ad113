package io.technicianviews.application.internal.cache;

import io.technicianviews.application.cache.AdmissionOutcome;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.Admission;
import io.technicianviews.domain.port.DeadlineExceededException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The admission of one cached query to the storage. The query takes it when the first part must be
 * loaded and keeps it until it ends: through the check and for what must be loaded again. A query
 * that finds all parts in the cache takes none. Used by one thread, which closes it.
 *
 * <p><b>No deadlock.</b> A query waits for another one in two places: for an admission, and for a
 * part that another query is loading. It waits for an admission only while it has none, so it holds
 * nothing then. A load is {@linkplain InFlightQueries announced} only by a query that has an
 * admission, and run before that query waits for anything. So a load that others wait for waits for
 * no query: an admission includes a free connection. Each wait for a load ends with that load, and
 * each wait for an admission ends when one of the admitted queries ends. An admitted query keeps
 * its snapshot open while it waits for a poll of the change log only if the poller has its
 * connection.
 *
 * <p><b>No starvation.</b> A query that waits for a load of another one may have an admission, and
 * does not use its connection meanwhile. But the other one has an admission too and is reading, so
 * while any connection is idle for this reason, another one reads what its holder needs, and the
 * wait is as long as that read. A query that needs only parts that others are loading waits for
 * them without an admission.
 */
public final class QueryAdmission implements AutoCloseable {

  private final CacheContext cache;
  private final Deadline deadline;
  private @Nullable Admission admission;

  public QueryAdmission(CacheContext cache, Deadline deadline) {
    this.cache = cache;
    this.deadline = deadline;
  }

  /**
   * The admission, which is taken if the query has none.
   *
   * @throws AdmissionRequiredException if that requires a wait
   */
  Admission take() {
    return takeNow().orElseThrow(AdmissionRequiredException::new);
  }

  /**
   * The admission; waits for one if the query has none.
   *
   * @throws DeadlineExceededException if the query is not admitted before its deadline
   */
  public Admission await() {
    return takeNow().orElseGet(this::takeInTurn);
  }

  private Optional<Admission> takeNow() {
    if (admission == null) {
      Optional<Admission> taken = cache.snapshots().tryAdmit();
      taken.ifPresent(now -> cache.meters().admission(AdmissionOutcome.IMMEDIATE, Duration.ZERO));
      admission = taken.orElse(null);
    }
    return Optional.ofNullable(admission);
  }

  private Admission takeInTurn() {
    long begun = cache.ticker().nanos();
    AdmissionOutcome outcome = AdmissionOutcome.REFUSED;
    try {
      Admission taken = cache.snapshots().admit(deadline.remaining());
      admission = taken;
      outcome = AdmissionOutcome.WAITED;
      return taken;
    } finally {
      cache.meters().admission(outcome, Duration.ofNanos(cache.ticker().nanos() - begun));
    }
  }

  /** Ends the admission, if the query has one. */
  @Override
  public void close() {
    if (admission != null) {
      admission.close();
    }
  }
}
