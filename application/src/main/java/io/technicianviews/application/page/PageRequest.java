package io.technicianviews.application.page;

import io.technicianviews.domain.view.PageStart;

/** The requested page of a list: by its number, or after a cursor. */
public sealed interface PageRequest permits PageByNumber, PageByCursor {

  /** The greatest number of rows; 1 to {@value PageByNumber#MAX_PER_PAGE}. */
  int perPage();

  /** Where the page begins. */
  PageStart start();
}
