package io.technicianviews.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What {@link WriteTransaction#reserveIdempotencyKey} promises. */
public abstract class IdempotencyContract extends WritesContract {

  @Test
  void theFirstResponseIsReturnedAgain() {
    Person ann = desk.requester("Ann");
    use(ann, "key", "print", "{\"answer\": \"\ud83d\ude00\"}");
    assertThat(claimed(ann, "key", "other"))
        .contains(new StoredResponse("print", "{\"answer\": \"\ud83d\ude00\"}"));
  }

  @Test
  void keysAreScopedToTheirUser() {
    Person ann = desk.requester("Ann");
    Person bob = desk.requester("Bob");
    use(ann, "key", "print", "Ann's");
    assertThat(claimed(bob, "key", "print")).isEmpty();
    assertThat(claimed(ann, "other key", "print")).isEmpty();
  }

  @Test
  void aReservationIsRolledBackWithItsTransaction() {
    Person ann = desk.requester("Ann");
    try (WriteTransaction write = begin()) {
      assertThat(write.reserveIdempotencyKey(ann.id(), "key", "print")).isEmpty();
      write.storeResponse(ann.id(), "key", "lost");
    }
    assertThat(claimed(ann, "key", "print")).isEmpty();
  }

  @Test
  void aConcurrentReservationWaitsForTheResponse() throws Exception {
    Person ann = desk.requester("Ann");
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Optional<StoredResponse>> twin;
      try (WriteTransaction write = begin()) {
        assertThat(write.reserveIdempotencyKey(ann.id(), "key", "print")).isEmpty();
        twin =
            CompletableFuture.supplyAsync(
                () -> {
                  begun.countDown();
                  return claimed(ann, "key", "print");
                },
                threads);
        begun.await();
        write.storeResponse(ann.id(), "key", "the answer");
        assertThat(twin).isNotDone();
        commit(write);
      }
      assertThat(twin.get()).contains(new StoredResponse("print", "the answer"));
    }
  }

  private void use(Person person, String key, String fingerprint, String answer) {
    write(
        write -> {
          assertThat(write.reserveIdempotencyKey(person.id(), key, fingerprint)).isEmpty();
          write.storeResponse(person.id(), key, answer);
        });
  }

  private Optional<StoredResponse> claimed(Person person, String key, String fingerprint) {
    try (WriteTransaction write = begin()) {
      return write.reserveIdempotencyKey(person.id(), key, fingerprint);
    }
  }
}
