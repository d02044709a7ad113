package io.technicianviews.http.internal.server;

import io.technicianviews.http.internal.protocol.HttpMethods;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Access log: one log record per request, when its response is complete. Headers are never logged,
 * so that tokens are not; {@link LoggedTarget} removes them from the query. Each request has an id,
 * the one of its {@code X-Request-Id} header or a new one, which the response repeats. Thread-safe.
 */
final class AccessLog extends Handler.Wrapper implements RequestLog {

  /** The logger's name, by which an embedding application can configure the log. */
  static final String LOGGER_NAME = "io.technicianviews.access";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER_NAME);
  private static final String REQUEST_ID = "X-Request-Id";
  private static final Pattern VALID_ID = Pattern.compile("[A-Za-z0-9._:+/=-]{1,100}");
  private static final String UNKNOWN = "-";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String id = id(request);
    request.setAttribute(RequestAttributes.REQUEST_ID, id);
    response.getHeaders().put(REQUEST_ID, id);
    return super.handle(request, response, callback);
  }

  /** Ids of proxies are kept, so that their logs and this one agree. */
  private static String id(Request request) {
    String given = request.getHeaders().get(REQUEST_ID);
    return given != null && VALID_ID.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }

  @Override
  public void log(Request request, Response response) {
    String method = HttpMethods.known(request.getMethod());
    String target = LoggedTarget.of(request);
    int status = response.getStatus();
    long bytes = Response.getContentBytesWritten(response);
    double millis = millisSince(request.getHeadersNanoTime());
    Object person = request.getAttribute(RequestAttributes.PERSON_ID);
    String client = Request.getRemoteAddr(request);
    String id = text(request.getAttribute(RequestAttributes.REQUEST_ID));
    LoggingEventBuilder record = LOG.atInfo();
    if (person != null) {
      record = record.addKeyValue("person_id", person);
    }
    record
        .addKeyValue("method", method)
        .addKeyValue("target", target)
        .addKeyValue("status", status)
        .addKeyValue("bytes", bytes)
        .addKeyValue("duration_ms", millis)
        .addKeyValue("client", client)
        .addKeyValue("request_id", id)
        .log(
            String.format(
                Locale.ROOT,
                "%s %s %d, %d bytes, %.1f ms, person %s, client %s, request %s",
                method,
                target,
                status,
                bytes,
                millis,
                text(person),
                client,
                id));
  }

  private static double millisSince(long nanoTime) {
    double micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanoTime);
    return micros / TimeUnit.MILLISECONDS.toMicros(1);
  }

  private static String text(@Nullable Object attribute) {
    return attribute == null ? UNKNOWN : attribute.toString();
  }
}
