package io.technicianviews.domain.port;

import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import org.junit.jupiter.api.Test;

class RequestRecordTest {

  private static final Person RITA = Person.requester(1, "Rita");

  @Test
  void aReadMarkLiesBetweenNothingAndTheLastMessage() {
    assertThat(request().readBy(RITA, 0).loaded(7, 1).readPositions()).containsEntry(1L, 0);
    assertThat(request().message(RITA, "hi").readBy(RITA, 1).loaded(7, 1).readPositions())
        .containsEntry(1L, 1);
  }

  @Test
  void aReadMarkBeyondTheLastMessageIsRefused() {
    assertRefused(request().readBy(RITA, 1));
    assertRefused(request().message(RITA, "hi").readBy(RITA, 2));
  }

  @Test
  void aNegativeReadMarkIsRefused() {
    assertRefused(request().message(RITA, "hi").readBy(RITA, -1));
  }

  private static void assertRefused(TestRequest request) {
    assertThatThrownBy(() -> request.loaded(7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readPositions");
  }
}
