package io.technicianviews.application.page;

import io.technicianviews.domain.view.PageStart;

/** Which stretch of a list is wanted: a page by its number, or what follows on one that was had. */
public sealed interface PageRequest permits PageByNumber, PageByCursor {

  /** How many rows at most; 1 to {@value PageByNumber#MAX_PER_PAGE}. */
  int perPage();

  /** From where on. */
  PageStart start();
}
