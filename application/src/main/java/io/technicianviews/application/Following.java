package io.technicianviews.application;

import io.technicianviews.domain.view.PageStart;

/**
 * What follows in a list on what an answer held. It costs the same however far into the list that
 * is, and while requests come, go and move it shows none twice and misses none that stays where it
 * is in the list's order.
 *
 * @param cursor where that answer ended
 * @param perPage 1 to {@value Paging#MAX_PER_PAGE}
 */
public record Following(Cursor cursor, int perPage) implements Stretch {

  public Following {
    Paging.checkPerPage(perPage);
  }

  @Override
  public PageStart start() {
    return new PageStart.AfterPosition(cursor.position());
  }
}
