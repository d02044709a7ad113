package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void everyStatusOfTheServerBelowHasItsProblem() {
    for (int status : new int[] {400, 404, 413, 414, 431, 500, 503}) {
      ProblemBody body = Problems.ofStatus(status);
      assertThat(body.status()).isEqualTo(status);
      assertThat(body.type()).startsWith("urn:technician-views:problem:");
    }
    assertThat(Problems.ofStatus(503).type()).isEqualTo(Problem.SHUTTING_DOWN.type());
    assertThat(Problems.ofStatus(505).type()).isEqualTo("about:blank");
  }

  @Test
  void everyProblemHasATypeOfItsOwn() {
    Set<String> types = new HashSet<>();
    for (Problem problem : Problem.values()) {
      assertThat(types.add(problem.type())).as(problem.type()).isTrue();
    }
    assertThat(Problem.NO_SUCH_REQUEST.type())
        .isEqualTo("urn:technician-views:problem:no-such-request");
  }
}
