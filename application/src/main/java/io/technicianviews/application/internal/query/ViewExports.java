package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.time.DeskDay;
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
  public Result<ViewExport> open(long personId, ViewPageQuery query) {
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

  private Result<ViewExport> opened(long personId, ViewPageQuery query) {
    PeopleQuery.PersonById person = new PeopleQuery.PersonById(personId);
    Snapshot snapshot = snapshots.open(TIMEOUT, List.of(person));
    boolean opened = false;
    try {
      Result<ViewExport> result =
          switch (Access.of(RequiredRole.TECHNICIAN, personId, snapshot.read(person))) {
            case Access.Granted(Person technician) ->
                WholeList.of(query, technician, snapshot, snapshot.asOf(), zone)
                    .map(list -> new Export(snapshot, technician, list));
            case Access.Denied(Refusal refusal) -> Result.refused(refusal);
          };
      opened = result instanceof Result.Success<ViewExport>;
      return result;
    } finally {
      if (!opened) {
        snapshot.close();
      }
    }
  }

  private final class Export implements ViewExport {

    private final Snapshot snapshot;
    private final Person technician;
    private final WholeList list;
    private final AtomicBoolean closed = new AtomicBoolean();

    Export(Snapshot snapshot, Person technician, WholeList list) {
      this.snapshot = snapshot;
      this.technician = technician;
      this.list = list;
    }

    @Override
    public Instant asOf() {
      return snapshot.asOf();
    }

    @Override
    public LocalDate day() {
      return DeskDay.at(snapshot.asOf(), zone).date();
    }

    @Override
    public List<RequestListItem> next() {
      return RequestListItems.of(list.next(CHUNK).rows(), technician, snapshot);
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
