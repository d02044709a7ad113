package io.technicianviews.persistence.internal.query;

import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.CountQuery.UnitCounts;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * The statements of several queries, and their results. The statements with a template are sent in
 * one round trip, and each of the others in one of its own. The counts of all units of a day are
 * one statement, and so are a page and the read positions in its requests. Not thread-safe.
 */
final class QueryBatch {

  private static final BoundStatement WITHOUT_SORTING = sorting(false);
  private static final BoundStatement WITH_SORTING = sorting(true);

  private final List<BoundStatement> statements = new ArrayList<>();
  private final List<Consumer<Result<Record>>> readers = new ArrayList<>();
  private final List<Consumer<QueryRunner>> separate = new ArrayList<>();
  private final Map<DeskDay, List<UnitCounts>> unitCounts = new HashMap<>();
  private final CellBatch cells = new CellBatch();
  private final QueryResults results = new QueryResults();

  QueryBatch(Collection<? extends Query<?>> queries) {
    Set<PageRows> withReadPositions = withReadPositions(queries);
    for (Query<?> query : queries) {
      switch (query) {
        case PageRows page when withReadPositions.contains(page) -> {
          // It is added with its read positions.
        }
        case RequestQuery<?> ofRequests -> JooqRequestQueries.add(ofRequests, this);
        case CountQuery<?> ofCounts -> JooqCountQueries.add(ofCounts, this);
        case MessageQuery<?> ofMessages -> JooqMessageQueries.add(ofMessages, this);
        case PeopleQuery<?> ofPeople -> JooqPeopleQueries.add(ofPeople, this);
        case ChangeQuery<?> ofChanges -> JooqChangeQueries.add(ofChanges, this);
        case DefinitionQuery ofDefinitions -> JooqDefinitionQueries.add(ofDefinitions, this);
      }
    }
    unitCounts.forEach(this::addUnitCounts);
    cells.addTo(this::addStatement, results::put);
  }

  /** The pages that are returned by the statements of their read positions. */
  private static Set<PageRows> withReadPositions(Collection<? extends Query<?>> queries) {
    return queries.stream()
        .filter(PageReadPositions.class::isInstance)
        .map(query -> ((PageReadPositions) query).page())
        .collect(Collectors.toSet());
  }

  /** Adds a statement that is sent together with others and returns several results. */
  void add(BoundStatement statement, BiConsumer<Result<Record>, QueryResults> reader) {
    statements.add(statement);
    readers.add(rows -> reader.accept(rows, results));
  }

  /** Adds a query whose statement is sent together with others. */
  <V> void add(Query<V> query, StatementQuery<? extends V> statementQuery) {
    addStatement(statementQuery, value -> results.put(query, value));
  }

  /**
   * Adds a query whose statement is planned without sorting if an index has its order. The planner
   * does not know how many requests a cell of a unit contains, and sorts a long history that it
   * takes for a few rows.
   */
  <V> void addInIndexOrder(Query<V> query, StatementQuery<? extends V> statementQuery) {
    addStatement(new StatementQuery<>(WITHOUT_SORTING, rows -> query), ignored -> {});
    add(query, statementQuery);
    addStatement(new StatementQuery<>(WITH_SORTING, rows -> query), ignored -> {});
  }

  private static BoundStatement sorting(boolean enabled) {
    return StatementTemplate.of(select(TransactionSetting.ofSorting(enabled))).ignoringResult();
  }

  /** Adds a query whose statement is rendered by jOOQ, and sent in a round trip of its own. */
  <V> void addSeparately(Query<V> query, Function<DSLContext, ? extends V> statement) {
    separate.add(transaction -> results.put(query, transaction.read(statement)));
  }

  /** Adds the counts of a unit, which are read together with those of the other units. */
  void addGrouped(UnitCounts query) {
    unitCounts.computeIfAbsent(query.day(), day -> new ArrayList<>()).add(query);
  }

  /** The sums of cells, which are read together. */
  CellBatch cells() {
    return cells;
  }

  private void addUnitCounts(DeskDay day, List<UnitCounts> queries) {
    List<Long> units = queries.stream().map(UnitCounts::unit).toList();
    addStatement(
        JooqCountQueries.ofUnits(units, day),
        counts ->
            queries.forEach(
                query -> results.put(query, counts.getOrDefault(query.unit(), ViewCounts.ZERO))));
  }

  private <T> void addStatement(StatementQuery<T> statementQuery, Consumer<? super T> reader) {
    statements.add(statementQuery.statement());
    readers.add(rows -> reader.accept(statementQuery.reader().apply(rows)));
  }

  /** The statements that are sent together. */
  List<BoundStatement> statements() {
    return statements;
  }

  /**
   * Reads the results of the {@link #statements}.
   *
   * @param rows a result for each, in their order
   */
  QueryResults read(List<Result<Record>> rows) {
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).accept(rows.get(i));
    }
    return results;
  }

  /** Executes all queries, and ends the transaction in the round trip of the last ones. */
  QueryResults readLast(QueryRunner transaction) {
    if (statements.isEmpty() || !separate.isEmpty()) {
      return read(transaction);
    }
    List<BoundStatement> andCommit = new ArrayList<>(statements);
    andCommit.add(BoundStatement.COMMIT);
    return read(transaction.read(andCommit));
  }

  /** Executes all queries. */
  QueryResults read(QueryRunner transaction) {
    if (!statements.isEmpty()) {
      read(transaction.read(statements));
    }
    separate.forEach(query -> query.accept(transaction));
    return results;
  }
}
