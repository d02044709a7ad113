package io.technicianviews.http.internal.call;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.http.internal.json.CreatedResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A creation; idempotent if it has a key.
 *
 * @param value the parsed call
 * @param fingerprint identifies the content of the call
 */
public record CreateCall<V>(V value, Optional<String> key, Supplier<String> fingerprint) {

  /** An idempotent creation. */
  @FunctionalInterface
  public interface IdempotentCreate<V, T> {
    Result<String> make(V value, IdempotencyKey<T> idempotencyKey);
  }

  /** Returns the parser of a creation. */
  public static <V> Function<QueryParameters, CreateCall<V>> read(
      Function<QueryParameters, V> value) {
    return queryParameters ->
        new CreateCall<>(
            value.apply(queryParameters),
            Headers.idempotencyKey(queryParameters.call(), queryParameters),
            () -> queryParameters.body().fingerprint(queryParameters.call()));
  }

  /** Executes the creation and returns the response in its stored form. */
  public <T> Result<CreatedResponse> by(
      Function<V, Result<T>> make,
      IdempotentCreate<V, T> once,
      Function<T, CreatedResponse> createdResponse) {
    return key.isEmpty()
        ? make.apply(value).map(createdResponse)
        : once.make(
                value,
                new IdempotencyKey<>(
                    key.get(), fingerprint.get(), createdResponse.andThen(CreatedResponse::text)))
            .map(CreatedResponse::of);
  }
}
