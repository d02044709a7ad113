package io.technicianviews.persistence.internal.query;

import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jooq.Query;

/**
 * The statements of questions that differ in more than values, rendered when their shape is first
 * asked for. Those that nobody asked for since many others were are forgotten: a page far down a
 * list has a shape to itself. Thread-safe.
 */
final class StatementTemplateCache<S> {

  private static final int KEPT = 1000;

  private final BiFunction<S, Placeholders<QueryParameters>, Query> made;
  private final Map<S, StatementTemplate<QueryParameters>> statementTemplate =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<S, StatementTemplate<QueryParameters>> eldest) {
              return size() > KEPT;
            }
          });

  StatementTemplateCache(BiFunction<S, Placeholders<QueryParameters>, Query> made) {
    this.made = made;
  }

  BoundStatement of(S shape, QueryParameters queryParameters) {
    return statementTemplate
        .computeIfAbsent(shape, any -> StatementTemplate.of(of -> made.apply(shape, of)))
        .with(queryParameters);
  }
}
