package io.technicianviews.bootstrap.benchmark.peers;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the desk's database, which the caller closes. */
@FunctionalInterface
public interface Connector {

  Connection open() throws SQLException;
}
