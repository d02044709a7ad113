package io.technicianviews.application.search;

import io.technicianviews.domain.request.RequestListItem;
import java.util.List;

/**
 * The requests that a search found.
 *
 * @param data the best matches first
 */
public record SearchResult(List<RequestListItem> data) {

  public SearchResult {
    data = List.copyOf(data);
  }
}
