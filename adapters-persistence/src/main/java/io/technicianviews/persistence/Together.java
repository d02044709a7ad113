package io.technicianviews.persistence;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.QueryPart;

/**
 * Statements of which nobody reads what they return, one after the other, but sent on one way: each
 * way costs more than most of them.
 */
final class Together {

  private Together() {}

  /**
   * @param queries at least one
   */
  static int execute(DSLContext dsl, Collection<? extends Query> queries) {
    String all =
        IntStream.range(0, queries.size())
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining("; "));
    return dsl.execute(all, queries.toArray(QueryPart[]::new));
  }
}
