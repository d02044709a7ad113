package io.technicianviews.http.internal.stream;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.application.LiveUpdates;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.ViewStream;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.http.internal.call.Callers;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.view.ListParameters;
import io.technicianviews.http.internal.view.ViewParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Route of the event stream with the changes in a technician's views. */
public final class SseRoute {

  /** Parameter that a {@link io.technicianviews.http.CallerResolver} may read. */
  private static final String ACCESS_TOKEN = "access_token";

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String LAST_EVENT_ID_PARAMETER = "last_event_id";
  private static final String CONTENT_TYPE = "text/event-stream;charset=utf-8";

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** An id greater than all ids of changes, for ids that are not valid. */
  private static final long UNKNOWN_ID = Long.MAX_VALUE;

  private final LiveUpdates desk;
  private final Callers callers;
  private final Handlers handlers;
  private final SseEncoder messages;
  private final StreamRegistry streams;
  private final SseMetrics meters;
  private final Duration heartbeat;

  public SseRoute(
      LiveUpdates desk,
      Callers callers,
      Handlers handlers,
      SseEncoder messages,
      StreamRegistry streams,
      SseMetrics meters,
      Duration heartbeat) {
    this.desk = desk;
    this.callers = callers;
    this.handlers = handlers;
    this.messages = messages;
    this.streams = streams;
    this.meters = meters;
    this.heartbeat = heartbeat;
  }

  private record StreamQuery(ViewQuery view, ViewsToCount followed, @Nullable Long lastEventId) {}

  public void follow(Context ctx) throws IOException {
    Callers.StreamingCaller streamingCaller = callers.streaming(ctx);
    StreamQuery query =
        handlers.parse(
            new QueryParameters(ctx),
            SseRoute::query,
            streamingCaller.personId(),
            RequiredRole.TECHNICIAN);
    try (ViewStream stream =
        Handlers.orThrow(
                desk.stream(
                    streamingCaller.personId(),
                    query.view().view(),
                    query.view().units(),
                    query.followed(),
                    query.lastEventId()))
            .value()) {
      begin(ctx);
      // The response to a HEAD must end.
      if (!ctx.method().equals(HandlerType.HEAD)) {
        StreamRegistry.Registration open = streams.add(stream);
        try (open) {
          meters.ended(
              new SseSession(stream, streamingCaller, messages, meters, heartbeat)
                  .run(ctx.res().getOutputStream()));
        }
      }
    }
  }

  private static void begin(Context ctx) throws IOException {
    StreamRegistry.excludeFromTimer(ctx);
    StreamRegistry.markAsStream(ctx);
    ctx.res().setStatus(200);
    ctx.res().setContentType(CONTENT_TYPE);
    ctx.res().setHeader(Header.CACHE_CONTROL, "no-store");
    // Disables the buffering of nginx, which would delay events.
    ctx.res().setHeader("X-Accel-Buffering", "no");
    ctx.res().flushBuffer();
  }

  private static StreamQuery query(QueryParameters queryParameters) {
    queryParameters.has(ACCESS_TOKEN);
    String header = queryParameters.call().header(LAST_EVENT_ID);
    String parameter =
        queryParameters.one(LAST_EVENT_ID_PARAMETER, "", Optional::of, "an event's id");
    // A browser that reconnects repeats its first query; its header is newer.
    String id = header == null || header.isBlank() ? parameter : header;
    return new StreamQuery(
        ViewParameters.counts(queryParameters),
        ListParameters.toCount(queryParameters, "follow"),
        id.isBlank() ? null : parseId(id.strip()));
  }

  /** Parses an id; one that is not a number was not sent by this helpdesk. */
  private static Long parseId(String id) {
    return ID.matcher(id).matches() ? Long.valueOf(id) : Long.valueOf(UNKNOWN_ID);
  }
}
