package io.technicianviews.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link WriteTransaction#reserveIdempotencyKey} and {@link
 * WriteTransaction#storeResponse}.
 */
public abstract class IdempotencyContract extends WritesContract {

  @Test
  void theFirstResponseIsReturnedAgain() {
    Person ann = desk.requester("Ann");
    use(ann, "key", "print", "{\"answer\": \"\ud83d\ude00\"}");
    assertThat(reserve(ann, "key", "other"))
        .contains(new StoredResponse("print", "{\"answer\": \"\ud83d\ude00\"}"));
  }

  @Test
  void keysAreScopedToTheirUser() {
    Person ann = desk.requester("Ann");
    Person bob = desk.requester("Bob");
    use(ann, "key", "print", "Ann's");
    assertThat(reserve(bob, "key", "print")).isEmpty();
    assertThat(reserve(ann, "other key", "print")).isEmpty();
  }

  @Test
  void aReservationIsRolledBackWithItsTransaction() {
    Person ann = desk.requester("Ann");
    try (WriteTransaction write = begin()) {
      assertThat(write.reserveIdempotencyKey(ann.id(), "key", "print")).isEmpty();
      write.storeResponse(ann.id(), "key", "lost");
    }
    assertThat(reserve(ann, "key", "print")).isEmpty();
  }

  @Test
  void aConcurrentReservationWaitsForTheResponse() throws Exception {
    Person ann = desk.requester("Ann");
    CountDownLatch started = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Optional<StoredResponse>> concurrent;
      try (WriteTransaction write = begin()) {
        assertThat(write.reserveIdempotencyKey(ann.id(), "key", "print")).isEmpty();
        concurrent =
            CompletableFuture.supplyAsync(
                () -> {
                  started.countDown();
                  return reserve(ann, "key", "print");
                },
                threads);
        started.await();
        write.storeResponse(ann.id(), "key", "the response");
        assertThat(concurrent).isNotDone();
        commit(write);
      }
      assertThat(concurrent.get()).contains(new StoredResponse("print", "the response"));
    }
  }

  private void use(Person person, String key, String fingerprint, String response) {
    write(
        write -> {
          assertThat(write.reserveIdempotencyKey(person.id(), key, fingerprint)).isEmpty();
          write.storeResponse(person.id(), key, response);
        });
  }

  private Optional<StoredResponse> reserve(Person person, String key, String fingerprint) {
    try (WriteTransaction write = begin()) {
      return write.reserveIdempotencyKey(person.id(), key, fingerprint);
    }
  }
}
