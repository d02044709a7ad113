package io.technicianviews.application;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.ForwardingSnapshot;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class CountsReadNoRequestsTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final Person admin = helpdesk.desk.admin("Ada");
  private final TechnicianViewQueries views = helpdesk.through(CountsOnly::new).technicianViews();

  @Test
  void countsReadNeitherRequestsNorMessages() {
    helpdesk.desk.request(request().assignedTo(admin));

    ViewCountsResult numbers =
        views.counts(admin.id(), View.MY_UNSOLVED, UnitScope.ALL).orElseThrow().value();

    assertThat(numbers.filterCounts()).isEqualTo(new TypeCounts(1, 0));
  }

  @Test
  void countsOfBusinessUnitsReadNeitherRequestsNorMessages() {
    helpdesk.desk.request(request());

    assertThat(views.businessUnitCounts(admin.id(), View.UNASSIGNED).orElseThrow().value().total())
        .isEqualTo(1);
  }

  private static final class CountsOnly extends ForwardingSnapshot {

    CountsOnly(Snapshot to) {
      super(to);
    }

    @Override
    public QueryResults read(Collection<? extends Query<?>> queries) {
      assertThat(queries)
          .noneMatch(query -> query instanceof RequestQuery || query instanceof MessageQuery);
      return super.read(queries);
    }
  }
}
