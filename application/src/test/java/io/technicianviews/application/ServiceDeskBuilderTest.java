package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Desk;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceDeskBuilderTest {

  private final Desk desk = new Desk(new UUID(0, 1), ZoneOffset.UTC);
  private final InMemoryDesk memory = new InMemoryDesk(InstantSource.system());

  @Test
  void whatIsRequiredIsNamedWhenItWasNotGiven() {
    assertThatThrownBy(() -> ServiceDesk.builder().desk(desk).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("snapshots");
    assertThatThrownBy(() -> ServiceDesk.builder().snapshots(memory).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("desk");
    assertThatThrownBy(() -> ServiceDesk.builder().desk(desk).snapshots(memory).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("writes");
    assertThatThrownBy(
            () -> ServiceDesk.builder().desk(desk).snapshots(memory).writes(memory).build())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("changes");
  }

  @Test
  void aTimeoutIsPositive() {
    assertThatThrownBy(() -> ServiceDesk.builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTimeoutIsHandedToTheSnapshots() {
    AtomicReference<Duration> handed = new AtomicReference<>(Duration.ZERO);
    ServiceDesk service =
        ServiceDesk.builder()
            .desk(desk)
            .timeout(Duration.ofSeconds(7))
            .snapshots(
                timeout -> {
                  handed.set(timeout);
                  return memory.open(timeout);
                })
            .writes(memory)
            .changes(memory)
            .build();

    assertThat(service.caller(1)).isEqualTo(Answer.refused(new Refusal.UnknownPerson(1)));
    assertThat(handed).hasValue(Duration.ofSeconds(7));
  }
}
