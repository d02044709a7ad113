package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import java.sql.SQLException;

/** The helpdesks that this project is compared with, each with the staleness of its counts. */
public enum Peer {
  SUPPORT_CENTER_BEFORE("support-center, in sequence", "30 s", "0, or 30 s if not theirs") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new SupportCenter(connector, false);
    }
  },
  SUPPORT_CENTER_AFTER("support-center, in parallel", "30 s", "0, or 30 s if not theirs") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new SupportCenter(connector, true);
    }
  },
  ZAMMAD("Zammad", "7 s, all views 60 s", "7 s, all views 60 s") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new Zammad(connector);
    }
  },
  CHATWOOT("Chatwoot", "5 to 30 s", "5 to 30 s") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new Chatwoot(connector);
    }
  },
  OS_TICKET("osTicket", "5 min", "5 min after an assignment") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new OsTicket(connector);
    }
  },
  FREE_SCOUT("FreeScout", "a recount, and drifts", "a recount, and drifts") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new FreeScout(connector, day);
    }
  },
  LIBREDESK("libredesk", "45 s", "45 s") {
    @Override
    public PageReader open(Connector connector, DeskDay day) throws SQLException {
      return new Libredesk(connector);
    }
  };

  private final String title;
  private final String staleToOthers;
  private final String staleToWriter;

  Peer(String title, String staleToOthers, String staleToWriter) {
    this.title = title;
    this.staleToOthers = staleToOthers;
    this.staleToWriter = staleToWriter;
  }

  public String title() {
    return title;
  }

  /** How stale its counts may be for other technicians, by its own rule. */
  public String staleToOthers() {
    return staleToOthers;
  }

  /** How stale they may be for the technician who has just written. */
  public String staleToWriter() {
    return staleToWriter;
  }

  /** Whether it updates its counts after a write. */
  public boolean recounts() {
    return this == FREE_SCOUT;
  }

  /** Opens a reader with its queries, without any cache. Requires {@link PeerTables}. */
  public abstract PageReader open(Connector connector, DeskDay day) throws SQLException;
}
