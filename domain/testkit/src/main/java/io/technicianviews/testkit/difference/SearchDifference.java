package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.text.TextRule;
import java.util.ArrayList;
import java.util.List;

/** Compares the results of searches with those of the other storage. */
final class SearchDifference {

  private static final int PEOPLE = 6;
  private static final int SEARCHES = 25;
  private static final List<String> TEXTS =
      List.of(
          "PRINTER",
          "print",
          "arger",
          "\u00c4rg",
          "\u65e5",
          "\u672c\u65e5",
          "o'brien",
          "o",
          "50%",
          "50",
          "a_b",
          "quoted na\u00efve",
          "naive",
          "ada",
          "zoe",
          "emil",
          "lukasz",
          "\u0142ukasz",
          "smith john",
          "\u674e",
          "\ud83e\udd8a",
          "8",
          "1",
          "&|!",
          "'\\",
          "none of these");

  private final Differential differential;
  private final RandomDesk desk;
  private final RandomSource randomSource;
  private final RandomTexts texts;

  SearchDifference(Differential differential, RandomDesk desk, RandomSource randomSource) {
    this.differential = differential;
    this.desk = desk;
    this.randomSource = randomSource;
    this.texts = new RandomTexts(randomSource);
  }

  /** Checks the searches of some users of every role. */
  void check() {
    for (Person reader : randomSource.some(PEOPLE, desk.people())) {
      for (String text : searched()) {
        RequestQuery.SearchHits search =
            new RequestQuery.SearchHits(reader, new SearchTerms(text), randomSource.between(1, 50));
        differential.same("search: " + search, search);
        checkAfter(search);
      }
    }
  }

  /** Checks the hits after one of them. */
  private void checkAfter(RequestQuery.SearchHits search) {
    List<SearchHit> hits = differential.oracle().read(search);
    if (!hits.isEmpty()) {
      RequestQuery.SearchHits following =
          new RequestQuery.SearchHits(
              search.reader(), search.terms(), randomSource.one(hits), search.limit());
      differential.same("search: " + following, following);
    }
  }

  private List<String> searched() {
    List<String> searched = new ArrayList<>(TEXTS);
    for (int left = SEARCHES; left > 0; left--) {
      searched.add(begin(randomSource.percent(50) ? texts.subject() : texts.name()));
      searched.add((randomSource.percent(50) ? "#" : "") + randomSource.between(1, 200));
    }
    return searched.stream().filter(SearchDifference::isValid).toList();
  }

  /** The text, or its beginning. */
  private String begin(String text) {
    int length = Math.min(100, text.codePointCount(0, text.length()));
    return text.substring(
        0, text.offsetByCodePoints(0, randomSource.between(Math.min(1, length), length)));
  }

  private static boolean isValid(String text) {
    return TextRule.SEARCH.violation(text).isEmpty();
  }
}
