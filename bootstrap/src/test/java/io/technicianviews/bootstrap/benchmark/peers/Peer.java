package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import java.sql.SQLException;

/** The helpdesks that this desk is held against, each with what it says of its counts' age. */
public enum Peer {
  SUPPORT_CENTER_BEFORE("support-center, in sequence", "30 s", "0, or 30 s if not theirs") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
      return new SupportCenter(connector, false);
    }
  },
  SUPPORT_CENTER_AFTER("support-center, in parallel", "30 s", "0, or 30 s if not theirs") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
      return new SupportCenter(connector, true);
    }
  },
  ZAMMAD("Zammad", "7 s, all views 60 s", "7 s, all views 60 s") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
      return new Zammad(connector);
    }
  },
  CHATWOOT("Chatwoot", "5 to 30 s", "5 to 30 s") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
      return new Chatwoot(connector);
    }
  },
  OS_TICKET("osTicket", "5 min", "5 min after an assignment") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
      return new OsTicket(connector);
    }
  },
  FREE_SCOUT("FreeScout", "a recount, and drifts", "a recount, and drifts") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
      return new FreeScout(connector, day);
    }
  },
  LIBREDESK("libredesk", "45 s", "45 s") {
    @Override
    public Shape open(Connector connector, DeskDay day) throws SQLException {
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

  /** How old its numbers may be to another technician, by its own rule. */
  public String staleToOthers() {
    return staleToOthers;
  }

  /** How old they may be to whoever has just written. */
  public String staleToWriter() {
    return staleToWriter;
  }

  /** Whether it does something about its counts after a write. */
  public boolean recounts() {
    return this == FREE_SCOUT;
  }

  /** It in its shape, without any cache; the tables of {@link PeerTables} must be there. */
  public abstract Shape open(Connector connector, DeskDay day) throws SQLException;
}
