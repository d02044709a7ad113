package io.technicianviews.persistence.internal.statement;

import java.util.function.Function;
import org.jooq.Record;
import org.jooq.Result;

/** A statement, and what the rows that it returns say. */
public record StatementQuery<T>(BoundStatement statement, Function<Result<Record>, T> answer) {

  public <R> StatementQuery<R> map(Function<T, R> further) {
    return new StatementQuery<>(statement, answer.andThen(further));
  }
}
