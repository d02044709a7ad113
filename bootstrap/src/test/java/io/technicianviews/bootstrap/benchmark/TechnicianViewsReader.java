package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.PageReader;
import io.technicianviews.bootstrap.benchmark.peers.PageResult;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.view.View;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Adapter of this project to the interface of the peers. It calls the API of the application;
 * nothing is cached.
 */
final class TechnicianViewsReader implements PageReader {

  private final BenchmarkDesk connections;
  private final ServiceDesk desk;

  TechnicianViewsReader(BenchmarkDesk benchmark, Duration limit) {
    connections = benchmark.reopen();
    desk = connections.serviceDesk(limit);
  }

  @Override
  public PageResult read(PageQuery pageQuery) throws SQLException {
    PageByNumber pageByNumber =
        new PageByNumber(1 + pageQuery.offset() / pageQuery.limit(), pageQuery.limit());
    ViewQuery query = ViewQuery.of(pageQuery.view()).paging(pageByNumber);
    try {
      return toResult(
          desk.technicianViews().page(pageQuery.technicianId(), query).orElseThrow().value());
    } catch (DeadlineExceededException e) {
      throw new SQLTimeoutException(e);
    }
  }

  static PageResult toResult(ViewPage page) {
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : View.values()) {
      counts.put(view, page.counts().of(view).all());
    }
    return new PageResult(page.data().stream().map(row -> row.request().id()).toList(), counts);
  }

  @Override
  public void close() {
    desk.close();
    connections.close();
  }
}
