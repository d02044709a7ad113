package io.technicianviews.persistence.internal.write;

import io.technicianviews.persistence.internal.statement.BoundStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a write transaction that are sent with its next round trip: those whose results
 * are ignored, and those whose results are needed later. Not thread-safe.
 */
final class StatementQueue {

  /** The maximum number of statements of a round trip. */
  private static final int MAX_STATEMENTS = 200;

  private final List<Supplier<List<BoundStatement>>> ignored = new ArrayList<>();
  private final List<BoundStatement> announced = new ArrayList<>();
  private final Map<Key, Result<Record>> early = new HashMap<>();

  /** Identifies a statement. Columns are not compared, which jOOQ would render. */
  private record Key(String sql, List<@Nullable Object> values) {

    static Key of(BoundStatement statement) {
      List<@Nullable Object> values = new ArrayList<>();
      statement.values().forEach(bound -> values.add(comparable(bound.value())));
      return new Key(statement.sql(), values);
    }

    private static @Nullable Object comparable(@Nullable Object value) {
      return value instanceof Object[] array ? Arrays.asList(array) : value;
    }
  }

  boolean isEmpty() {
    return ignored.isEmpty() && announced.isEmpty();
  }

  /** Queues statements that are determined when they are sent. */
  void add(Supplier<List<BoundStatement>> statements) {
    ignored.add(statements);
  }

  /** Queues statements whose results {@link #send} will be asked for. */
  void announce(List<BoundStatement> statements) {
    statements.stream().filter(this::isUnknown).forEach(announced::add);
  }

  /**
   * Sends what is queued, and then statements. Of those that were announced and sent before, the
   * results are known.
   *
   * @param first statements that are sent before the queue
   * @return the results of {@code first} and {@code statements}
   */
  List<Result<Record>> send(
      DSLContext dsl, List<BoundStatement> first, List<BoundStatement> statements) {
    List<BoundStatement> sent = new ArrayList<>(first);
    ignored.forEach(queued -> queued.get().forEach(one -> sent.add(one.ignoringResult())));
    ignored.clear();
    if (first.isEmpty()) {
      sendSurplus(dsl, sent);
    }
    int begin = sent.size();
    sent.addAll(announced);
    sent.addAll(statements.stream().filter(this::isUnknown).toList());
    List<Result<Record>> results = sent.isEmpty() ? List.of() : BoundStatement.fetch(dsl, sent);
    Iterator<Result<Record>> next = results.subList(begin, results.size()).iterator();
    announced.forEach(one -> early.put(Key.of(one), next.next()));
    announced.clear();
    List<Result<Record>> wanted = new ArrayList<>(results.subList(0, first.size()));
    for (BoundStatement one : statements) {
      Result<Record> known = early.remove(Key.of(one));
      wanted.add(known == null ? next.next() : known);
    }
    return wanted;
  }

  private boolean isUnknown(BoundStatement statement) {
    Key key = Key.of(statement);
    return !early.containsKey(key) && announced.stream().map(Key::of).noneMatch(key::equals);
  }

  /** A statement has at most 65,535 parameters, those of one round trip together, too. */
  private static void sendSurplus(DSLContext dsl, List<BoundStatement> statements) {
    while (statements.size() > MAX_STATEMENTS) {
      List<BoundStatement> surplus = statements.subList(0, MAX_STATEMENTS);
      BoundStatement.fetch(dsl, surplus);
      surplus.clear();
    }
  }
}
