package io.technicianviews.domain.port;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import io.technicianviews.testkit.TestRequest;
import org.junit.jupiter.api.Test;

class RequestRecordTest {

  private static final Person RITA = Person.requester(1, "Rita");

  @Test
  void aReadPositionIsBetween0AndTheLastMessage() {
    assertThat(request().readBy(RITA, 0).loaded(7, 1).readPositions()).containsEntry(1L, 0);
    assertThat(request().message(RITA, "hi").readBy(RITA, 1).loaded(7, 1).readPositions())
        .containsEntry(1L, 1);
  }

  @Test
  void aReadPositionBeyondTheLastMessageIsRejected() {
    assertRejected(request().readBy(RITA, 1));
    assertRejected(request().message(RITA, "hi").readBy(RITA, 2));
  }

  @Test
  void aNegativeReadPositionIsRejected() {
    assertRejected(request().message(RITA, "hi").readBy(RITA, -1));
  }

  private static void assertRejected(TestRequest request) {
    assertThatThrownBy(() -> request.loaded(7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readPositions");
  }
}
