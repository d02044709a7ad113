package io.technicianviews.http.internal.export;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time within which a client must have read an export: after it, the connection is closed,
 * since a write to a slow client can take any time. It is a limit of the export, not of the server,
 * which may be an application's.
 */
final class ExportTimeLimit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExportTimeLimit.class);

  private final ServletRequest request;
  private final Scheduler.Task limit;

  ExportTimeLimit(ServletRequest request, Duration limit) {
    this.request = request;
    this.limit = closeAfter(limit);
  }

  private Scheduler.Task closeAfter(Duration time) {
    ConnectionMetaData connection;
    try {
      connection = connection();
    } catch (IllegalStateException e) {
      LOG.debug("another container than Jetty: its limits apply to this export", e);
      return () -> false;
    }
    return connection
        .getConnector()
        .getScheduler()
        .schedule(
            () -> {
              LOG.warn("an export ended before its last row: the client read it too slowly");
              close(connection);
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Closes the connection at once, so that the client does not take the part for the whole. */
  void closeConnection() {
    close(connection());
  }

  private ConnectionMetaData connection() {
    return ServletContextRequest.getServletContextRequest(request).getConnectionMetaData();
  }

  private static void close(ConnectionMetaData connection) {
    connection.getConnection().getEndPoint().close();
  }

  /** Ends the time limit. */
  @Override
  public void close() {
    limit.cancel();
  }
}
