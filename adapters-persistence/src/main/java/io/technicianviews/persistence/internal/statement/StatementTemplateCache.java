package io.technicianviews.persistence.internal.statement;

import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jooq.Query;

/**
 * An LRU cache of statement templates by the shape of their query; SQL is rendered on the first use
 * of a shape. The size is bounded, since every offset of a list is a shape of its own. Thread-safe.
 *
 * @param <S> what distinguishes the statements
 * @param <V> the source of their bind values
 */
public final class StatementTemplateCache<S, V> {

  private static final int MAX_SIZE = 1000;

  private final BiFunction<S, Placeholders<V>, Query> query;
  private final Map<S, StatementTemplate<V>> templates =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<S, StatementTemplate<V>> eldest) {
              return size() > MAX_SIZE;
            }
          });

  public StatementTemplateCache(BiFunction<S, Placeholders<V>, Query> query) {
    this.query = query;
  }

  public BoundStatement of(S shape, V values) {
    return templates
        .computeIfAbsent(shape, ignored -> StatementTemplate.of(of -> query.apply(shape, of)))
        .with(values);
  }
}
