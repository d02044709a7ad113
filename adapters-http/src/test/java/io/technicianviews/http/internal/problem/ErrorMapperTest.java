package io.technicianviews.http.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {

  @Test
  void everyStatusOfJettyHasAProblem() {
    for (int status : new int[] {400, 404, 413, 414, 431, 500, 503}) {
      Problem body = ErrorMapper.ofStatus(status);
      assertThat(body.status()).isEqualTo(status);
      assertThat(body.type()).startsWith("urn:technician-views:problem:");
    }
    assertThat(ErrorMapper.ofStatus(503).type()).isEqualTo(ProblemType.SHUTTING_DOWN.type());
    for (int status : new int[] {417, 505}) {
      Problem body = ErrorMapper.ofStatus(status);
      assertThat(body.type()).isEqualTo("about:blank");
      assertThat(body.detail()).isNotEqualTo(body.title()).endsWith(".");
    }
  }

  @Test
  void problemTypesAreUnique() {
    Set<String> types = new HashSet<>();
    for (ProblemType problemType : ProblemType.values()) {
      assertThat(types.add(problemType.type())).as(problemType.type()).isTrue();
    }
    assertThat(ProblemType.NO_SUCH_REQUEST.type())
        .isEqualTo("urn:technician-views:problem:no-such-request");
  }
}
