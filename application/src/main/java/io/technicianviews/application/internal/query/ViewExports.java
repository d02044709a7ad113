package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens exports of views, a limited number at a time. Thread-safe. */
public final class ViewExports {

  /** The number of rows that are in memory at a time. */
  private static final int CHUNK = 500;

  private static final Duration TIMEOUT = Duration.ofSeconds(ViewExport.MAX_SECONDS);

  private final SnapshotSource snapshots;
  private final ZoneId zone;
  private final Semaphore places = new Semaphore(ViewExport.MAX_OPEN);

  /**
   * @param zone the time zone of the helpdesk
   */
  public ViewExports(SnapshotSource snapshots, ZoneId zone) {
    this.snapshots = snapshots;
    this.zone = zone;
  }

  /** Opens an export, which the caller closes. */
  public Result<ViewExport> open(long personId, ViewQuery query) {
    if (!places.tryAcquire()) {
      return Result.refused(new Refusal.TooManyExports(ViewExport.MAX_OPEN));
    }
    boolean opened = false;
    try {
      Result<ViewExport> result = opened(personId, query);
      opened = result instanceof Result.Success<ViewExport>;
      return result;
    } finally {
      if (!opened) {
        places.release();
      }
    }
  }

  private Result<ViewExport> opened(long personId, ViewQuery query) {
    PeopleQuery.PersonById person = new PeopleQuery.PersonById(personId);
    Snapshot snapshot = snapshots.open(TIMEOUT, List.of(person));
    Access access = Access.of(RequiredRole.TECHNICIAN, personId, snapshot.read(person));
    return switch (access) {
      case Access.Granted(Person technician) -> Result.of(new Export(snapshot, technician, query));
      case Access.Denied(Refusal refusal) -> {
        snapshot.close();
        yield Result.refused(refusal);
      }
    };
  }

  private final class Export implements ViewExport {

    private final Snapshot snapshot;
    private final Person technician;
    private final ViewQuery query;
    private final DeskDay day;
    private final RequestFilter filter;
    private final AtomicBoolean closed = new AtomicBoolean();
    private PageStart start = new PageStart.Offset(0);
    private boolean ended;

    Export(Snapshot snapshot, Person technician, ViewQuery query) {
      this.snapshot = snapshot;
      this.technician = technician;
      this.query = query;
      this.day = DeskDay.at(snapshot.asOf(), zone);
      this.filter =
          RequestFilter.of(
              query.view(), technician, query.units(), query.type(), query.unreadOnly(), day);
    }

    @Override
    public Instant asOf() {
      return snapshot.asOf();
    }

    @Override
    public LocalDate day() {
      return day.date();
    }

    @Override
    public List<RequestListItem> next() {
      if (ended) {
        return List.of();
      }
      Slice slice = snapshot.read(new RequestQuery.PageRows(filter, query.order(), start, CHUNK));
      ended = !slice.hasMore();
      if (slice.hasMore()) {
        start = new PageStart.AfterPosition(query.order().positionOf(slice.rows().getLast()));
      }
      return RequestListItems.of(slice.rows(), technician, snapshot);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        try {
          snapshot.close();
        } finally {
          places.release();
        }
      }
    }
  }
}
