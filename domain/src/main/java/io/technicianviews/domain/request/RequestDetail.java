package io.technicianviews.domain.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request in full.
 *
 * @param subtasks those that the reader may see, oldest first; {@link
 *     RequestSummary#openSubtasks()} counts the others too
 */
public record RequestDetail(
    RequestListItem item, @Nullable String description, List<RequestListItem> subtasks) {

  public RequestDetail {
    subtasks = List.copyOf(subtasks);
  }
}
