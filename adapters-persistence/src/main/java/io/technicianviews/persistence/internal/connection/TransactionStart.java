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
 * How transactions begin. Everything is set for the transaction itself and nothing for the
 * connection, which a pooler may share with others.
 */
public enum TransactionStart {

  /** One state, which others cannot change. */
  READING("repeatable read", "set transaction isolation level repeatable read, read only"),

  /** One state, and what is added on account of it. */
  READING_TO_REPAIR("repeatable read", "set transaction isolation level repeatable read"),

  /** Each statement sees what others committed before it, so that locks can be waited for. */
  WRITING("read committed", "set transaction isolation level read committed");

  private static final Field<String> GOT = DatabaseServer.setting("transaction_isolation");

  private final String isolation;
  private final BoundStatement statement;

  // jOOQ has no word for this statement.
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

  /** Bounds of the transaction, and its isolation. */
  public static SelectSelectStep<Record> bounds(StatementTemplate.Placeholders<Deadline> of) {
    return select(
            TransactionSetting.ofStatements(
                of.bind(SQLDataType.VARCHAR, Deadline::statementTimeout)))
        .select(
            TransactionSetting.ofTransaction(
                of.bind(SQLDataType.VARCHAR, Deadline::transactionTimeout)))
        .select(GOT);
  }

  /**
   * Checks the isolation that the transaction got.
   *
   * @throws DeskUnavailableException if it is another one
   */
  public void require(Record begun) {
    if (!begun.get(GOT).equals(isolation)) {
      throw new DeskUnavailableException(
          "the transaction got the isolation level %s instead of %s"
              .formatted(begun.get(GOT), isolation));
    }
  }
}
