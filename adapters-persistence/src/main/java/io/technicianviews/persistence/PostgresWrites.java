package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskWrite;
import io.technicianviews.domain.port.DeskWrites;
import java.time.Duration;
import java.util.Set;

final class PostgresWrites implements DeskWrites {

  @Override
  public DeskWrite begin(Duration timeout, Set<Long> people) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeskWrite beginAdministration(Duration timeout, Set<Long> people) {
    throw new UnsupportedOperationException();
  }
}
