package io.technicianviews.application.internal.write;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkSelection.Item;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands once per idempotency key: a repeated command returns the stored response of the
 * first one. The key of a bulk update stands for what it selects, or if it is atomic, for all of
 * it; a key that is derived from it stands for each request.
 */
final class Idempotency {

  private Idempotency() {}

  /**
   * Returns a command that is not executed again if it is repeated with the same key.
   *
   * @param shown the request that the response shows, which the person must still see when the
   *     response is returned again, or {@link StoredAnswer#NONE}
   */
  static <T> Function<CommandTransaction, Result<String>> once(
      IdempotencyKey<T> key,
      ToLongBiFunction<CommandTransaction, T> shown,
      Function<CommandTransaction, Result<T>> command) {
    return transaction ->
        reserve(transaction, key.key(), key.fingerprint())
            .flatMap(
                first ->
                    first.isPresent()
                        ? replayed(transaction, StoredAnswer.of(first.get()))
                        : command
                            .apply(transaction)
                            .map(value -> store(transaction, key, shown, value)));
  }

  /** Permissions may have changed since the first answer, so they are checked again. */
  private static Result<String> replayed(CommandTransaction transaction, StoredAnswer answer) {
    return answer.requestId() == StoredAnswer.NONE || transaction.sees(answer.requestId())
        ? Result.of(answer.rendering())
        : Result.refused(new Refusal.RequestNotFound(answer.requestId()));
  }

  private static <T> String store(
      CommandTransaction transaction,
      IdempotencyKey<T> key,
      ToLongBiFunction<CommandTransaction, T> shown,
      T value) {
    StoredAnswer answer =
        new StoredAnswer(shown.applyAsLong(transaction, value), key.renderer().apply(value));
    transaction.storeResponse(key.key(), answer.text());
    return answer.rendering();
  }

  /**
   * Returns the stored result of the key, or else that of the command.
   *
   * @param key null: the command runs in any case, and nothing is stored
   */
  static <T> Result<T> once(
      CommandTransaction transaction,
      @Nullable BulkKey key,
      Supplier<Result<T>> command,
      Function<T, String> encoder,
      Function<String, T> decoder) {
    if (key == null) {
      return command.get();
    }
    return reserve(transaction, key.key(), key.fingerprint())
        .flatMap(
            first ->
                first.isPresent()
                    ? Result.of(decoder.apply(first.get()))
                    : command
                        .get()
                        .map(
                            value -> {
                              transaction.storeResponse(key.key(), encoder.apply(value));
                              return value;
                            }));
  }

  /** Returns the stored response of the first command with this key; empty if this is the first. */
  private static Result<Optional<String>> reserve(
      CommandTransaction transaction, String key, String fingerprint) {
    Optional<StoredResponse> first =
        transaction.write().reserveIdempotencyKey(transaction.by().id(), key, fingerprint);
    return first.isEmpty() || first.get().fingerprint().equals(fingerprint)
        ? Result.of(first.map(StoredResponse::response))
        : Result.refused(new Refusal.IdempotencyKeyReused(key));
  }

  /** The key of one request of an update. */
  static @Nullable BulkKey ofItem(@Nullable BulkKey key, Item item) {
    return key == null
        ? null
        : new BulkKey("bulk:" + digest(key.key()) + ":" + item.requestId(), key.fingerprint());
  }

  /** Of a fixed length, since keys have a limit. */
  private static String digest(String key) {
    try {
      byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
