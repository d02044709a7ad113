package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.RequestQuery;
import java.util.List;

/** Compares the names of tags in use with those of the other storage. */
final class TagDifference {

  private static final int PEOPLE = 6;
  private static final List<String> PREFIXES =
      List.of("", "v", "vpn", "vpn-", "\u00e4", "\u65e5", "\\", "%", "50%", "_", "zz", "{");

  private final Differential differential;
  private final RandomDesk desk;
  private final RandomSource randomSource;

  TagDifference(Differential differential, RandomDesk desk, RandomSource randomSource) {
    this.differential = differential;
    this.desk = desk;
    this.randomSource = randomSource;
  }

  /** Checks the names for some users of every role. */
  void check() {
    for (Person reader : randomSource.some(PEOPLE, desk.people())) {
      for (String prefix : PREFIXES) {
        RequestQuery.TagNames names =
            new RequestQuery.TagNames(reader, prefix, randomSource.between(1, 20));
        differential.same("names of tags: " + names, names);
      }
    }
  }
}
