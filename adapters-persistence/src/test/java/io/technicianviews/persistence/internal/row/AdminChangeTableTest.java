package io.technicianviews.persistence.internal.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.history.AdminHistory;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The record of administration with rows that a later version wrote. */
class AdminChangeTableTest {

  @Test
  void changesThatOnlyALaterVersionKnowsAreLeftOut() {
    PostgresSettings database = TestPostgres.migrated();
    try (PostgresDesk postgres = PostgresDesk.open(database);
        ServiceDesk desk = ServiceDesk.builder().storage(postgres).build()) {
      long ada = desk.administration().firstAdmin("Ada").orElseThrow().id();
      List<AdminHistory.Entry> known = newest(desk, ada);
      assertThat(known).isNotEmpty();

      TestPostgres.execute(
          database,
          "insert into admin_change (subject, subject_id, attribute, after)"
              + " values ('PERSON', 1, 'SHOE_SIZE', '44'), ('TEAM', 1, 'NAME', 'Red')");

      assertThat(newest(desk, ada)).isEqualTo(known);
    }
  }

  private static List<AdminHistory.Entry> newest(ServiceDesk desk, long admin) {
    AdminHistoryQuery query = new AdminHistoryQuery(AdminFilter.ALL, null, 20);
    return desk.administration().history(admin, query).orElseThrow().data();
  }
}
