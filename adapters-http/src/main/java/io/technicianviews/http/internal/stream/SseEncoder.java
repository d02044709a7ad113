package io.technicianviews.http.internal.stream;

import io.technicianviews.application.LiveEvent;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.internal.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says live events as server-sent ones (WHATWG HTML, section 9.2). Thread-safe. */
public final class SseEncoder {

  /** How long a browser waits before it comes back. */
  static final String BEGINNING = "retry: 2000\n";

  /** What no listener hears, and whoever is in between does. */
  static final String HEARTBEAT = ":\n\n";

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

  private final Json json;

  public SseEncoder(Json json) {
    this.json = json;
  }

  /** A heartbeat that says how far the listener has come, which he brings when he comes back. */
  String heartbeat(long id) {
    return "id: " + id + "\n\n";
  }

  /** The end, for a reason that is not the desk's. */
  String end(String reason) {
    return message(null, "end", new ReasonData(reason));
  }

  String of(LiveEvent event) {
    return switch (event) {
      case LiveEvent.RequestChanged changed -> message(changed.id(), "request", data(changed));
      case LiveEvent.RequestGone gone ->
          message(gone.id(), "request", new GoneData(gone.requestId(), "gone", names(gone.left())));
      case LiveEvent.CountsChanged counts -> message(counts.id(), "counts", counts.numbers());
      case LiveEvent.Resync resync ->
          message(resync.id(), "resync", new ReasonData(lower(resync.reason())));
      case LiveEvent.Ended ended -> end(lower(ended.reason()));
    };
  }

  /** The name that an event is sent by. */
  static String name(LiveEvent event) {
    return switch (event) {
      case LiveEvent.RequestChanged changed -> "request";
      case LiveEvent.RequestGone gone -> "request";
      case LiveEvent.CountsChanged counts -> "counts";
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
        names(changed.left()),
        names(changed.entered()));
  }

  private String message(@Nullable Long id, String name, Object data) {
    String idLine = id == null ? "" : "id: " + id + "\n";
    return idLine + "event: " + name + "\ndata: " + json.text(data) + "\n\n";
  }

  private static List<String> names(Collection<View> views) {
    return views.stream().map(View::wireName).toList();
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
