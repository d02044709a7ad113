package io.technicianviews.bootstrap.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void everybodyHasANameOfHisOwn() {
    assertThat(IntStream.range(0, 200_000).mapToObj(Names::of).distinct().count())
        .isEqualTo(200_000);
    assertThat(Names.of(0)).isEqualTo("Ada Abe");
  }
}
