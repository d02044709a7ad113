package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection to the desk's database, which whoever asks for it closes. */
@FunctionalInterface
public interface Connector {

  Connection open() throws SQLException;
}
