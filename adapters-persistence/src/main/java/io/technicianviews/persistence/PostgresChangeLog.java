package io.technicianviews.persistence;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.port.ChangeLog;
import java.util.Set;

final class PostgresChangeLog implements ChangeLog {

  @Override
  public void append(Set<CacheScope> scopes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long lastId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public UnseenChanges unseen() {
    throw new UnsupportedOperationException();
  }

  @Override
  public OrderedChanges after(long afterId) {
    throw new UnsupportedOperationException();
  }
}
