package io.technicianviews.application.internal.write;

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
import org.jspecify.annotations.Nullable;

/**
 * Runs the transactions of a bulk update once. The key of the update stands for what it selects, or
 * if it is atomic, for all of it; a key that is derived from it stands for each request.
 */
final class BulkIdempotency {

  private BulkIdempotency() {}

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
    Optional<StoredResponse> first =
        transaction
            .write()
            .reserveIdempotencyKey(transaction.by().id(), key.key(), key.fingerprint());
    if (first.isPresent()) {
      return first.get().fingerprint().equals(key.fingerprint())
          ? Result.of(decoder.apply(first.get().response()))
          : Result.refused(new Refusal.IdempotencyKeyReused(key.key()));
    }
    return command
        .get()
        .map(
            value -> {
              transaction.storeResponse(key.key(), encoder.apply(value));
              return value;
            });
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
