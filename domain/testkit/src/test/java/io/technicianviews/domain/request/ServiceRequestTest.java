package io.technicianviews.domain.request;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.testkit.TestRequest;
import org.junit.jupiter.api.Test;

class ServiceRequestTest {

  @Test
  void aSubjectIsNotBlank() {
    assertRejected(request(" \t"), "subject");
  }

  @Test
  void versionsStartAt1() {
    assertRejected(request().version(0), "version");
  }

  @Test
  void aRequestIsNotItsOwnSubtask() {
    assertRejected(request().subtaskOf(7), "subtask");
  }

  @Test
  void withStateChangesTheStateOnly() {
    ServiceRequest before = request("same").description("same").version(3).build(7, 1);
    RequestState deleted = request().deleted().state();

    assertThat(before.withState(deleted))
        .isEqualTo(request("same").description("same").version(3).deleted().build(7, 1));
  }

  @Test
  void withVersionChangesTheVersionOnly() {
    ServiceRequest before = request("same").description("same").version(3).build(7, 1);

    assertThat(before.withVersion(4))
        .isEqualTo(request("same").description("same").version(4).build(7, 1));
  }

  private static void assertRejected(TestRequest request, String because) {
    assertThatThrownBy(() -> request.build(7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(because);
  }
}
