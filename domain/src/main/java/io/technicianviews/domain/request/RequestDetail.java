package io.technicianviews.domain.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with its description and subtasks, as one person may read it.
 *
 * @param subtasks the subtasks that the reader may read, oldest first; {@link
 *     RequestSummary#openSubtasks()} also counts the others
 */
public record RequestDetail(
    RequestListItem item, @Nullable String description, List<RequestListItem> subtasks) {

  public RequestDetail {
    subtasks = List.copyOf(subtasks);
  }
}
