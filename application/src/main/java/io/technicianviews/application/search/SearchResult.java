package io.technicianviews.application.search;

import io.technicianviews.domain.request.RequestListItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a search found.
 *
 * @param data the best matches first
 * @param next the cursor of the next page; null on the last page
 */
public record SearchResult(List<RequestListItem> data, @Nullable SearchCursor next) {

  public SearchResult {
    data = List.copyOf(data);
  }
}
