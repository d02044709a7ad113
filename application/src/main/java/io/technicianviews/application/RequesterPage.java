package io.technicianviews.application;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.request.RequestListItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what a person asked for himself.
 *
 * @param total how many there are in all
 * @param next what the list goes on from; null where it ends
 */
public record RequesterPage(
    List<RequestListItem> data, long total, PageRequest pageRequest, @Nullable Cursor next) {

  public RequesterPage {
    data = List.copyOf(data);
  }
}
