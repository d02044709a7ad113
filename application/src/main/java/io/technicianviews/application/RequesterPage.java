package io.technicianviews.application;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.request.RequestListItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the requests that a person has made.
 *
 * @param total the number of all requests of the person
 * @param next the cursor of the next page; null on the last page
 */
public record RequesterPage(
    List<RequestListItem> data, long total, PageRequest pageRequest, @Nullable Cursor next) {

  public RequesterPage {
    data = List.copyOf(data);
  }
}
