package io.technicianviews.http.internal.stream;

import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Encoder of live events as server-sent events (WHATWG HTML, section 9.2). Thread-safe. */
public final class SseEncoder {

  /** Start of a stream: the delay before a browser reconnects. */
  static final String BEGINNING = "retry: 2000\n";

  /** Comment, which clients ignore, and which prevents proxies from closing the connection. */
  static final String HEARTBEAT = ":\n\n";

  /** The data of a {@code request} event. */
  private record RequestData(
      long id,
      String what,
      @Nullable PersonName by,
      Instant at,
      List<String> changed,
      List<Object> left,
      List<Object> entered) {}

  /** The data of a {@code request} event about a request that is no longer visible. */
  private record GoneData(long id, String what, List<Object> left) {}

  /** The data of a {@code view_counts} event. */
  private record ViewCountsData(
      Map<String, Long> counts, Map<String, MovedData> moved, Instant asOf) {}

  private record MovedData(SortedSet<Long> left, SortedSet<Long> entered) {}

  /** The data of a {@code presence} event. */
  private record PresenceData(List<RequestPresence> data) {}

  private record ReasonData(String reason) {}

  private final Json json;

  public SseEncoder(Json json) {
    this.json = json;
  }

  /**
   * Returns a heartbeat with the position of the stream, which the client sends when it reconnects.
   */
  String heartbeat(long id) {
    return "id: " + id + "\n\n";
  }

  /** Returns an {@code end} event with a reason of the HTTP adapter. */
  String end(String reason) {
    return message(null, "end", new ReasonData(reason));
  }

  String of(LiveEvent event) {
    return switch (event) {
      case LiveEvent.RequestChanged changed -> message(changed.id(), "request", data(changed));
      case LiveEvent.RequestGone gone ->
          message(
              gone.id(),
              "request",
              new GoneData(gone.requestId(), "gone", ids(gone.left(), gone.custom().left())));
      case LiveEvent.CountsChanged counts -> message(counts.id(), "counts", counts.numbers());
      case LiveEvent.ViewCountsChanged counts -> message(null, "view_counts", data(counts));
      case LiveEvent.PresenceChanged(var requests) ->
          message(null, "presence", new PresenceData(requests));
      case LiveEvent.Resync resync ->
          message(resync.id(), "resync", new ReasonData(lower(resync.reason())));
      case LiveEvent.Ended ended -> end(lower(ended.reason()));
    };
  }

  /** Returns the name of an event on the wire. */
  static String name(LiveEvent event) {
    return switch (event) {
      case LiveEvent.RequestChanged changed -> "request";
      case LiveEvent.RequestGone gone -> "request";
      case LiveEvent.CountsChanged counts -> "counts";
      case LiveEvent.ViewCountsChanged counts -> "view_counts";
      case LiveEvent.PresenceChanged presence -> "presence";
      case LiveEvent.Resync resync -> "resync";
      case LiveEvent.Ended ended -> "end";
    };
  }

  private static RequestData data(LiveEvent.RequestChanged changed) {
    return new RequestData(
        changed.requestId(),
        lower(changed.what()),
        changed.by(),
        changed.at(),
        changed.changed().stream().sorted().map(SseEncoder::lower).toList(),
        ids(changed.left(), changed.custom().left()),
        ids(changed.entered(), changed.custom().entered()));
  }

  private static ViewCountsData data(LiveEvent.ViewCountsChanged changed) {
    Map<String, MovedData> moved = new LinkedHashMap<>();
    changed
        .moved()
        .forEach(
            (id, moves) ->
                moved.put(Long.toString(id), new MovedData(moves.left(), moves.entered())));
    Map<String, Long> counts = new LinkedHashMap<>();
    changed.counts().value().forEach((id, number) -> counts.put(id.text(), number));
    return new ViewCountsData(counts, moved, changed.counts().asOf());
  }

  private String message(@Nullable Long id, String name, Object data) {
    String idLine = id == null ? "" : "id: " + id + "\n";
    return idLine + "event: " + name + "\ndata: " + json.text(data) + "\n\n";
  }

  /** Returns the names of predefined views, then the numbers of custom ones. */
  private static List<Object> ids(Collection<View> views, Collection<Long> custom) {
    List<Object> ids = new ArrayList<>(custom);
    ids.addAll(0, views.stream().map(View::wireName).toList());
    return ids;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
