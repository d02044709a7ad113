package io.technicianviews.application.page;

import io.technicianviews.domain.view.PageStart;

/**
 * A page after a cursor (keyset pagination). Its cost does not depend on the position in the list.
 * While requests are added, removed and moved, no row appears twice, and no row that stays at its
 * position is missed.
 *
 * @param cursor the cursor of the page before
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
