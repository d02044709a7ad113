package io.technicianviews.bootstrap.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameGeneratorTest {

  @Test
  void everyNameIsUnique() {
    assertThat(IntStream.range(0, 200_000).mapToObj(NameGenerator::of).distinct().count())
        .isEqualTo(200_000);
    assertThat(NameGenerator.of(0)).isEqualTo("Ada Abe");
  }
}
