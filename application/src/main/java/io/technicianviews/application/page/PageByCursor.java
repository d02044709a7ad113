package io.technicianviews.application.page;

import io.technicianviews.domain.view.PageStart;

/**
 * What follows in a list on what an answer held. It costs the same however far into the list that
 * is, and while requests come, go and move it shows none twice and misses none that stays where it
 * is in the list's order.
 *
 * @param cursor where that answer ended
 * @param perPage 1 to {@value PageByNumber#MAX_PER_PAGE}
 */
public record PageByCursor(Cursor cursor, int perPage) implements PageRequest {

  public PageByCursor {
    PageByNumber.checkPerPage(perPage);
  }

  @Override
  public PageStart start() {
    return new PageStart.AfterPosition(cursor.position());
  }
}
