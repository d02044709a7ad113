package io.technicianviews.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.application.LiveDesk;
import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.LiveStream;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.auth.Identification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a technician's views, as server-sent events (WHATWG HTML, section 9.2), for as
 * long as he listens, his token is valid, and he keeps up.
 */
final class LiveRoute {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String CONTENT_TYPE = "text/event-stream;charset=utf-8";

  /** What sits between here and the listener closes what is silent for longer, often 30 seconds. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  /** Greater than every id that was given. */
  private static final long NOWHERE = Long.MAX_VALUE;

  private final LiveDesk desk;
  private final Calls calls;
  private final Json json;
  private final OpenStreams streams;

  LiveRoute(LiveDesk desk, Calls calls, Json json, OpenStreams streams) {
    this.desk = desk;
    this.calls = calls;
    this.json = json;
    this.streams = streams;
  }

  /** The data of a {@code request} event. */
  private record RequestData(
      long id,
      String what,
      @Nullable PersonName by,
      Instant at,
      List<String> changed,
      List<String> left,
      List<String> entered) {}

  /** The data of a {@code request} event about a request that is out of sight. */
  private record GoneData(long id, String what, List<String> left) {}

  private record ReasonData(String reason) {}

  void follow(Context ctx) throws IOException {
    Calls.Caller caller = calls.streamingCaller(ctx);
    ViewQuery asked =
        calls.asked(
            new Parameters(ctx),
            parameters -> {
              parameters.has(Calls.ACCESS_TOKEN);
              return ViewParameters.counts(parameters);
            },
            caller.personId(),
            Calls.Audience.TECHNICIANS);
    try (LiveStream stream =
        Calls.given(desk.stream(caller.personId(), asked.view(), asked.units(), lastEventId(ctx)))
            .value()) {
      OpenStreams.Open open = streams.add(stream);
      try (open) {
        ctx.res().setStatus(200);
        ctx.res().setContentType(CONTENT_TYPE);
        ctx.res().setHeader(Header.CACHE_CONTROL, "no-store");
        // A proxy in front of it is not to collect what is told at once.
        ctx.res().setHeader("X-Accel-Buffering", "no");
        tell(stream, caller, ctx.res().getOutputStream());
      }
    }
  }

  /** Heard from nobody: what is no number is from another desk. */
  private static @Nullable Long lastEventId(Context ctx) {
    String id = ctx.header(LAST_EVENT_ID);
    if (id == null || id.isBlank()) {
      return null;
    }
    return ID.matcher(id).matches() ? Long.valueOf(id) : Long.valueOf(NOWHERE);
  }

  private void tell(LiveStream stream, Calls.Caller caller, OutputStream output) {
    try {
      boolean over = false;
      while (!over) {
        LiveEvent event = stream.next(HEARTBEAT);
        if (event == null && !(caller.identify() instanceof Identification.Known)) {
          over = true;
          write(output, message(null, "end", new ReasonData("token")));
        } else {
          write(output, event == null ? ":\n\n" : message(event));
          over = event instanceof LiveEvent.Ended;
        }
      }
    } catch (IOException e) {
      // Nobody listens any more.
    } catch (DeskUnavailableException e) {
      // The listener comes again, and hears then whether the desk is there.
    }
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  private String message(LiveEvent event) {
    return switch (event) {
      case LiveEvent.RequestChanged changed ->
          message(
              changed.id(),
              "request",
              new RequestData(
                  changed.requestId(),
                  lower(changed.what()),
                  changed.by(),
                  changed.at(),
                  changed.changed().stream().sorted().map(LiveRoute::lower).toList(),
                  names(changed.left()),
                  names(changed.entered())));
      case LiveEvent.RequestGone gone ->
          message(gone.id(), "request", new GoneData(gone.requestId(), "gone", names(gone.left())));
      case LiveEvent.CountsChanged counts -> message(counts.id(), "counts", counts.numbers());
      case LiveEvent.Resync resync ->
          message(resync.id(), "resync", new ReasonData(lower(resync.reason())));
      case LiveEvent.Ended ended -> message(null, "end", new ReasonData(lower(ended.reason())));
    };
  }

  private String message(@Nullable Long id, String name, Object data) {
    return (id == null ? "" : "id: " + id + "\n")
        + "event: "
        + name
        + "\ndata: "
        + json.text(data)
        + "\n\n";
  }

  private static List<String> names(Collection<View> views) {
    return views.stream().map(View::wireName).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
