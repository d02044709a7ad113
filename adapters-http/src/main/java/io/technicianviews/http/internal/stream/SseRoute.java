package io.technicianviews.http.internal.stream;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.application.LiveUpdates;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.ViewStream;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.http.internal.call.Handlers;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.view.ViewParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Has a technician told what happens in his views, for as long as he listens. */
public final class SseRoute {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String LAST_EVENT_ID_PARAMETER = "last_event_id";
  private static final String CONTENT_TYPE = "text/event-stream;charset=utf-8";

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** Greater than every id that was given. */
  private static final long NOWHERE = Long.MAX_VALUE;

  private final LiveUpdates desk;
  private final Handlers handlers;
  private final SseEncoder messages;
  private final StreamRegistry streams;
  private final SseMetrics meters;
  private final Duration heartbeat;

  public SseRoute(
      LiveUpdates desk,
      Handlers handlers,
      SseEncoder messages,
      StreamRegistry streams,
      SseMetrics meters,
      Duration heartbeat) {
    this.desk = desk;
    this.handlers = handlers;
    this.messages = messages;
    this.streams = streams;
    this.meters = meters;
    this.heartbeat = heartbeat;
  }

  private record Asked(ViewQuery view, @Nullable Long lastEventId) {}

  public void follow(Context ctx) throws IOException {
    Handlers.StreamingCaller streamingCaller = handlers.streamingCaller(ctx);
    Asked asked =
        handlers.parse(
            new QueryParameters(ctx),
            SseRoute::asked,
            streamingCaller.personId(),
            RequiredRole.TECHNICIAN);
    try (ViewStream stream =
        Handlers.orThrow(
                desk.stream(
                    streamingCaller.personId(),
                    asked.view().view(),
                    asked.view().units(),
                    asked.lastEventId()))
            .value()) {
      begin(ctx);
      // The answer to a HEAD would never be over.
      if (!ctx.method().equals(HandlerType.HEAD)) {
        StreamRegistry.Open open = streams.add(stream);
        try (open) {
          meters.ended(
              new SseSession(stream, streamingCaller, messages, meters, heartbeat)
                  .tell(ctx.res().getOutputStream()));
        }
      }
    }
  }

  private static void begin(Context ctx) throws IOException {
    StreamRegistry.excludeFromTimer(ctx);
    ctx.res().setStatus(200);
    ctx.res().setContentType(CONTENT_TYPE);
    ctx.res().setHeader(Header.CACHE_CONTROL, "no-store");
    // A proxy in front of it is not to collect what is told at once.
    ctx.res().setHeader("X-Accel-Buffering", "no");
    ctx.res().flushBuffer();
  }

  private static Asked asked(QueryParameters queryParameters) {
    queryParameters.has(Handlers.ACCESS_TOKEN);
    String header = queryParameters.call().header(LAST_EVENT_ID);
    String parameter =
        queryParameters.one(LAST_EVENT_ID_PARAMETER, "", Optional::of, "an event's id");
    // A browser that comes back says again what it said at first, and its header is the newer one.
    String id = header == null || header.isBlank() ? parameter : header;
    return new Asked(
        ViewParameters.counts(queryParameters), id.isBlank() ? null : known(id.strip()));
  }

  /** What is no number is from another desk. */
  private static Long known(String id) {
    return ID.matcher(id).matches() ? Long.valueOf(id) : Long.valueOf(NOWHERE);
  }
}
