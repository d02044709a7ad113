package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An export from PostgreSQL while others write. */
class PostgresExportTest {

  private static final int ROWS = 1_203;

  @Test
  void allRowsAreOfTheSnapshotOfTheFirst() {
    try (PostgresDesk postgres = PostgresDesk.open(TestPostgres.migrated().withPoolSize(3));
        ServiceDesk desk = ServiceDesk.builder().storage(postgres).build()) {
      Person ada = desk.administration().firstAdmin("Ada").orElseThrow();
      List<Long> ids = load(postgres, ada);
      List<Long> exported = new ArrayList<>();
      try (ViewExport export =
          desk.technicianViews().export(ada.id(), ViewQuery.of(View.ALL_UNSOLVED)).orElseThrow()) {
        List<RequestListItem> rows = export.next();
        while (!rows.isEmpty()) {
          rows.forEach(row -> exported.add(row.request().id()));
          desk.commands().create(ada.id(), NewRequest.of("Later")).orElseThrow();
          desk.commands()
              .update(ada.id(), ids.getFirst(), RequestPatch.NOTHING.status(Status.SOLVED))
              .orElseThrow();
          rows = export.next();
        }
        assertThat(export.next()).isEmpty();
      }
      assertThat(exported).hasSize(ROWS).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  private static List<Long> load(PostgresDesk postgres, Person ada) {
    Instant created = Instant.parse("2026-03-10T12:00:00Z");
    try (BulkLoad load = postgres.loader().begin()) {
      List<Long> ids = load.newIds(EntityKind.REQUEST, ROWS);
      load.requests(
          ids.stream()
              .map(
                  id ->
                      RequestRecord.withoutMessages(
                          ServiceRequest.opened(id, "Request " + id, ada.id(), created)))
              .toList());
      load.commit();
      return ids;
    }
  }
}
