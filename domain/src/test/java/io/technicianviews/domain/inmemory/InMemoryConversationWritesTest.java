package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.ConversationWritesContract;
import io.technicianviews.domain.port.DeskUnderTest;

class InMemoryConversationWritesTest extends ConversationWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
