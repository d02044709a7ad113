package io.technicianviews.persistence;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.ChangeQueries;
import java.util.List;

final class JooqChangeQueries implements ChangeQueries {

  JooqChangeQueries(Reads transaction) {}

  @Override
  public List<LoggedChange> ofRequest(long requestId, long offset, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long count(long requestId) {
    throw new UnsupportedOperationException();
  }
}
