package io.technicianviews.http.internal.export;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.http.ClientTimeouts;
import io.technicianviews.http.internal.call.CachedResponse;
import io.technicianviews.http.internal.stream.StreamRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writer of an export as a CSV file, chunk by chunk as the client reads it. */
public final class CsvRoute {

  private static final Logger LOG = LoggerFactory.getLogger(CsvRoute.class);
  private static final String CONTENT_TYPE = "text/csv;charset=utf-8;header=present";

  private final Duration limit;

  /**
   * @param timeouts of which {@link ClientTimeouts#response()} applies. {@code HttpServer} enforces
   *     that, too, and counts the connections that it closes, so that this limit is a little longer
   */
  public CsvRoute(ClientTimeouts timeouts) {
    this(timeouts.response().plusSeconds(5));
  }

  /**
   * @param limit the time after which the connection of a client that still reads is closed
   */
  CsvRoute(Duration limit) {
    this.limit = limit;
  }

  Duration limit() {
    return limit;
  }

  /** Writes all rows of an export, and closes it. */
  public void render(Context ctx, ViewExport opened, String name) {
    try (ViewExport export = opened) {
      List<RequestListItem> first = export.next();
      StreamRegistry.excludeFromTimer(ctx);
      ctx.res().setStatus(200);
      ctx.res().setContentType(CONTENT_TYPE);
      ctx.res().setHeader(Header.CACHE_CONTROL, "no-store");
      ctx.res().setHeader(CachedResponse.X_AS_OF, export.asOf().toString());
      ctx.res()
          .setHeader(
              Header.CONTENT_DISPOSITION,
              "attachment; filename=\"" + name + "-" + export.day() + ".csv\"");
      if (!ctx.method().equals(HandlerType.HEAD)) {
        write(ctx, export, first);
      }
    } catch (IOException e) {
      LOG.debug("the client has closed the connection", e);
    }
  }

  private void write(Context ctx, ViewExport export, List<RequestListItem> first)
      throws IOException {
    try (ExportTimeLimit timeLimit = new ExportTimeLimit(ctx.req(), limit)) {
      write(ctx.res().getOutputStream(), export, first, timeLimit);
    }
  }

  private static void write(
      OutputStream output,
      ViewExport export,
      List<RequestListItem> first,
      ExportTimeLimit timeLimit)
      throws IOException {
    write(output, CsvEncoder.record(CsvColumn.header()));
    List<RequestListItem> rows = first;
    try {
      while (!rows.isEmpty()) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(CsvEncoder.record(CsvColumn.cells(row))));
        write(output, text.toString());
        rows = export.next();
      }
    } catch (DeskUnavailableException e) {
      LOG.warn("an export ended before its last row: {}", e.getMessage());
      timeLimit.closeConnection();
    } catch (RuntimeException | Error e) {
      timeLimit.closeConnection();
      throw e;
    }
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
