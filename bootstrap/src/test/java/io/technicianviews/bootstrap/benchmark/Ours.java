package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Seen;
import io.technicianviews.bootstrap.benchmark.peers.Shape;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** This desk in the same terms as its peers: as an application asks it, nothing cached. */
final class Ours implements Shape {

  private final BenchmarkDesk connections;
  private final ServiceDesk desk;

  Ours(BenchmarkDesk benchmark, Duration limit) {
    connections = benchmark.reopened();
    desk = connections.serviceDesk(limit);
  }

  @Override
  public Seen read(Question question) throws SQLException {
    PageByNumber pageByNumber =
        new PageByNumber(1 + question.offset() / question.limit(), question.limit());
    ViewQuery query = ViewQuery.of(question.view()).paging(pageByNumber);
    try {
      return seen(
          desk.technicianViews().page(question.technicianId(), query).orElseThrow().value());
    } catch (DeadlineExceededException e) {
      throw new SQLTimeoutException(e);
    }
  }

  static Seen seen(ViewPage page) {
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : View.values()) {
      counts.put(view, page.counts().of(view).all());
    }
    return new Seen(page.data().stream().map(row -> row.request().id()).toList(), counts);
  }

  @Override
  public void close() {
    desk.close();
    connections.close();
  }
}
