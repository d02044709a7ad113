package io.technicianviews.http.internal.plugin;

import io.technicianviews.application.ServiceRequestQueries;
import io.technicianviews.application.search.SearchCursor;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.json.SearchCursorCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a search.
 *
 * @param cursor null for the first page
 * @param limit how many requests it has at most
 */
record SearchQuery(SearchTerms terms, @Nullable SearchCursor cursor, int limit) {

  private static final int DEFAULT_LIMIT = 20;
  private static final String CURSOR = "cursor";

  /** Placeholder of missing or invalid terms; never used, as the call is rejected. */
  private static final SearchTerms NONE = new SearchTerms("-");

  static SearchQuery of(QueryParameters queryParameters) {
    if (!queryParameters.has("q")) {
      queryParameters.wrong("q", "is required: words, or the id of a request");
    }
    SearchTerms terms = queryParameters.one("q", NONE, SearchQuery::terms, valid());
    return new SearchQuery(
        terms,
        cursor(queryParameters, terms),
        queryParameters.one(
            "limit",
            DEFAULT_LIMIT,
            SearchQuery::limit,
            "1 to " + ServiceRequestQueries.MAX_SEARCH_HITS));
  }

  private static Optional<SearchTerms> terms(String value) {
    return Optional.of(value)
        .filter(text -> TextRule.SEARCH.violation(text).isEmpty())
        .map(SearchTerms::new);
  }

  private static String valid() {
    return "1 to "
        + TextRule.SEARCH.maxLength()
        + " characters on one line, not all of them blank or invisible";
  }

  private static @Nullable SearchCursor cursor(QueryParameters queryParameters, SearchTerms terms) {
    Optional<SearchCursor> cursor =
        queryParameters.optional(
            CURSOR,
            SearchCursorCodec::decode,
            "the unmodified next_cursor of an earlier response of a search; or omit it for the first"
                + " page");
    if (cursor.isPresent() && !cursor.get().isOf(terms)) {
      queryParameters.wrong(
          CURSOR, "is of another search; give the q of the call that returned it, or omit it");
      return null;
    }
    return cursor.orElse(null);
  }

  private static Optional<Integer> limit(String value) {
    return QueryParameters.id(value)
        .filter(number -> number <= ServiceRequestQueries.MAX_SEARCH_HITS)
        .map(Math::toIntExact);
  }
}
