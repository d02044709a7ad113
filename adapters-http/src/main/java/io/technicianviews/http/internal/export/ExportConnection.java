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
 * The connection over which a client reads an export. A time limit for it is that of the export,
 * not of the server, which may be an application's. A write to a slow client can take any time, so
 * the limit closes the connection. Until it is closed, the limit applies.
 */
final class ExportConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExportConnection.class);

  private final ServletRequest request;
  private final Scheduler.Task limit;

  ExportConnection(ServletRequest request, Duration limit) {
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

  /** Closes the connection, so that the client does not take the part for the whole. */
  void abort() {
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
