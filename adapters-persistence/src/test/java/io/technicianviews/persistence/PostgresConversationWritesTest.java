package io.technicianviews.persistence;

import io.technicianviews.domain.port.ConversationWritesContract;
import io.technicianviews.domain.port.DeskUnderTest;

class PostgresConversationWritesTest extends ConversationWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
