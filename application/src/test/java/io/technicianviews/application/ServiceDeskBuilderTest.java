package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.testkit.StorageParts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceDeskBuilderTest {

  private final InMemoryDesk memory = new InMemoryDesk(InstantSource.system());

  @Test
  void namesTheMissingPort() {
    assertThatThrownBy(() -> ServiceDesk.builder().build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("storage");
  }

  @Test
  void rejectsATimeoutThatIsNotPositive() {
    assertThatThrownBy(() -> ServiceDesk.builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void passesTheTimeoutToTheSnapshots() {
    AtomicReference<Duration> handed = new AtomicReference<>(Duration.ZERO);
    ServiceDesk service =
        ServiceDesk.builder()
            .timeout(Duration.ofSeconds(7))
            .storage(
                new StorageParts(
                    memory.desk(),
                    timeout -> {
                      handed.set(timeout);
                      return memory.open(timeout);
                    },
                    memory,
                    memory))
            .build();

    assertThat(service.caller(1)).isEqualTo(Result.refused(new Refusal.UnknownPerson(1)));
    assertThat(handed).hasValue(Duration.ofSeconds(7));
  }
}
