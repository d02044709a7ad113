package io.technicianviews.application.internal.query;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellSumsTest {

  @Test
  void aNegativeSumIsZero() {
    CellSums sums =
        new CellSums(
            CellKey.deltas(
                ServiceRequest.opened(1, "Printer", 2, NOON).state(), null, TODAY.zone()));
    assertThat(sums.of(CellFamily.STANDING, key -> true)).isZero();
    assertThat(sums.byDay(CellFamily.BY_DAY_CREATED, TODAY.date(), key -> true))
        .isEqualTo(Map.of(TODAY.date(), 0L));
  }
}
