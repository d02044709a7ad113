package io.technicianviews.application;

import io.technicianviews.domain.view.PageStart;

/** Which stretch of a list is wanted: a page by its number, or what follows on one that was had. */
public sealed interface Stretch permits Paging, Following {

  /** How many rows at most; 1 to {@value Paging#MAX_PER_PAGE}. */
  int perPage();

  /** From where on. */
  PageStart start();
}
