package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The ways in which helpdesks count saved filters, each with the staleness of its counts. */
public enum SavedFilterPeer {
  CHATWOOT("Chatwoot, one pass", "5 min to 1 h", SavedFilters::inOnePass),
  LIBREDESK("libredesk, one union", "45 s", SavedFilters::inOneUnion),
  ZENDESK("Zendesk, a count for each view", "60 to 90 min, or null", SavedFilters::oneByOne);

  private final String title;
  private final String stale;
  private final Function<SavedFilters, List<String>> counts;

  SavedFilterPeer(String title, String stale, Function<SavedFilters, List<String>> counts) {
    this.title = title;
    this.stale = stale;
    this.counts = counts;
  }

  public String title() {
    return title;
  }

  /** How stale its counts may be. */
  public String stale() {
    return stale;
  }

  /**
   * The ids of a page of the first filter, and the counts of all.
   *
   * @param counts in the order of the filters
   */
  public record Read(List<Long> page, List<Long> counts) {}

  /** A connection on which the filters are read without any cache. */
  public interface Reader extends AutoCloseable {

    Read read(PageQuery pageQuery) throws SQLException;

    @Override
    void close() throws SQLException;
  }

  /** The tables and indexes of {@link PeerTables} must be there. */
  public Reader open(Connector connector) throws SQLException {
    Statements statements = new Statements(connector);
    return new Reader() {
      @Override
      public Read read(PageQuery pageQuery) throws SQLException {
        SavedFilters filters = new SavedFilters(pageQuery);
        List<Long> numbers = new ArrayList<>();
        for (String sql : counts.apply(filters)) {
          numbers.addAll(statements.numbers(sql));
        }
        // Every list shows its length with the page.
        statements.numbers(filters.total());
        return new Read(statements.ids(filters.page()), numbers);
      }

      @Override
      public void close() throws SQLException {
        statements.close();
      }
    };
  }
}
