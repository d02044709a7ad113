package io.technicianviews.persistence.internal.statement;

import java.util.function.Function;
import org.jooq.Record;
import org.jooq.Result;

/** A statement, and the function that reads its result. */
public record StatementQuery<T>(BoundStatement statement, Function<Result<Record>, T> reader) {

  public <R> StatementQuery<R> map(Function<T, R> mapping) {
    return new StatementQuery<>(statement, reader.andThen(mapping));
  }
}
