package io.technicianviews.application.search;

import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.text.SearchTerms;

/**
 * The position after the last request of a page of a search. It carries no permissions and does not
 * expire.
 *
 * @param search a number that differs for most searches of other words
 * @param position the last request of the page
 */
public record SearchCursor(int search, SearchHit position) {

  /** The cursor of a search after this request. */
  public static SearchCursor of(SearchTerms terms, SearchHit position) {
    return new SearchCursor(number(terms), position);
  }

  /** Whether the cursor may be of a search for these terms. */
  public boolean isOf(SearchTerms terms) {
    return search == number(terms);
  }

  /** The hash codes of strings and sets are specified, so all servers agree. */
  private static int number(SearchTerms terms) {
    return terms.words().hashCode();
  }
}
