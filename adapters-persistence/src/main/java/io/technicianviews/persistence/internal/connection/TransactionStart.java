package io.technicianviews.persistence.internal.connection;

import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectSelectStep;
import org.jooq.impl.SQLDataType;

/**
 * The kinds of transactions and their first statement. All settings apply to the transaction, none
 * to the connection, which a pooler may share with other clients.
 */
public enum TransactionStart {

  /** Read-only, in one snapshot. */
  READING("repeatable read", "set transaction isolation level repeatable read, read only"),

  /** Reads one snapshot and writes corrections derived from it. */
  READING_TO_REPAIR("repeatable read", "set transaction isolation level repeatable read"),

  /**
   * Each statement sees what is committed before it, so that it sees the current row after it
   * waited for a lock.
   */
  WRITING("read committed", "set transaction isolation level read committed");

  private static final Field<String> ISOLATION = DatabaseServer.setting("transaction_isolation");

  private static final StatementTemplate<Deadline> BOUNDS =
      StatementTemplate.of(TransactionStart::bounds);

  private final String isolation;
  private final BoundStatement statement;

  // jOOQ has no API for this statement.
  TransactionStart(String isolation, String sql) {
    this.isolation = isolation;
    this.statement = new BoundStatement(sql, List.of(), List.of());
  }

  /** The first statement of the transaction. */
  public BoundStatement isolation() {
    return statement;
  }

  /** Runs the first statement of the transaction on its own. */
  public void begin(DSLContext dsl) {
    statement.fetch(dsl);
  }

  /**
   * Begins a transaction that ends by a deadline, in one round trip.
   *
   * @throws DeskUnavailableException if the transaction got another isolation level
   */
  void begin(DSLContext dsl, Deadline deadline) {
    List<BoundStatement> first = List.of(statement, BOUNDS.with(deadline));
    require(BoundStatement.fetch(dsl, first).getLast().getFirst());
  }

  /** A query that sets the timeouts of the transaction and selects its isolation level. */
  public static SelectSelectStep<Record> bounds(StatementTemplate.Placeholders<Deadline> of) {
    return select(
            TransactionSetting.ofStatements(
                of.bind(SQLDataType.VARCHAR, Deadline::statementTimeout)))
        .select(
            TransactionSetting.ofTransaction(
                of.bind(SQLDataType.VARCHAR, Deadline::transactionTimeout)))
        .select(ISOLATION);
  }

  /**
   * Checks the isolation level of the transaction.
   *
   * @throws DeskUnavailableException if it is not the level of this kind
   */
  public void require(Record begun) {
    if (!begun.get(ISOLATION).equals(isolation)) {
      throw new DeskUnavailableException(
          "the transaction got the isolation level %s instead of %s"
              .formatted(begun.get(ISOLATION), isolation));
    }
  }
}
