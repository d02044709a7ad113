package io.technicianviews.persistence.internal.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A HikariCP pool that the desk makes and closes. */
final class OwnPool implements Connections {

  private final HikariDataSource pool;

  /**
   * @param kind the second part of the pool's name
   * @throws DeskUnavailableException if the database cannot be reached
   */
  OwnPool(
      PostgresSettings settings, PostgresSettings.Address.Url url, String kind, int minimumIdle) {
    HikariConfig config = config(settings, url);
    config.setPoolName(settings.poolName() + "-" + kind);
    config.setMinimumIdle(minimumIdle);
    try {
      pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw SqlExceptions.unreachable(e);
    }
  }

  private static HikariConfig config(PostgresSettings settings, PostgresSettings.Address.Url url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setAutoCommit(false);
    config.setMetricRegistry(settings.meters());
    config.setExceptionOverride(new ServerEviction());
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(3));
    config.addDataSourceProperty("ApplicationName", "technician-views");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "3");
    // Planning takes longer than the execution, on a new connection too. The URL may say otherwise.
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("cancelSignalTimeout", "1");
    // A query's statements are bounded by its own timeout; this one ends them when the network
    // drops all packets.
    config.addDataSourceProperty("socketTimeout", "60");
    return config;
  }

  /**
   * The pool's own timeout applies, up to 5 seconds: shorter than the default one of queries. A
   * query whose timeout is shorter still notices an unreachable server only then.
   */
  @Override
  public Connection get(long timeoutNanos) throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void evict(Connection connection) {
    pool.evictConnection(connection);
  }

  @Override
  public void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public boolean hasIdle() {
    return pool.getHikariPoolMXBean().getIdleConnections() > 0;
  }

  @Override
  public void close() {
    pool.close();
  }
}
