package io.technicianviews.persistence;

import java.util.function.Function;
import org.jooq.Record;
import org.jooq.Result;

/** A statement, and what the rows that it returns say. */
record Question<T>(Bound statement, Function<Result<Record>, T> answer) {

  <R> Question<R> map(Function<T, R> further) {
    return new Question<>(statement, answer.andThen(further));
  }
}
