package io.technicianviews.application.page;

import io.technicianviews.domain.view.PageStart;

/**
 * A page by its number and size (offset pagination).
 *
 * @param page from 1
 * @param perPage 1 to {@value #MAX_PER_PAGE}
 */
public record PageByNumber(int page, int perPage) implements PageRequest {

  /** The default number of rows of a page. */
  public static final int DEFAULT_PER_PAGE = 20;

  /** The highest number of rows of a page. */
  public static final int MAX_PER_PAGE = 100;

  /** The first page, of the default size. */
  public static final PageByNumber FIRST = new PageByNumber(1, DEFAULT_PER_PAGE);

  public PageByNumber {
    if (page < 1) {
      throw new IllegalArgumentException("page must be at least 1: " + page);
    }
    checkPerPage(perPage);
  }

  static void checkPerPage(int perPage) {
    if (perPage < 1 || perPage > MAX_PER_PAGE) {
      throw new IllegalArgumentException("perPage must be 1 to " + MAX_PER_PAGE + ": " + perPage);
    }
  }

  /** The number of rows before this page. */
  public long offset() {
    return (page - 1L) * perPage;
  }

  @Override
  public PageStart start() {
    return new PageStart.Offset(offset());
  }
}
