package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceStackTest {

  private final List<String> closed = new ArrayList<>();

  @Test
  void theLastIsClosedFirstAndEachOnce() {
    ResourceStack resourceStack = ResourceStack.empty();
    open(resourceStack, "first");
    open(resourceStack, "second");

    resourceStack.close();
    resourceStack.close();

    assertThat(closed).containsExactly("second", "first");
    assertThat(resourceStack.isStopping()).isFalse();
  }

  @Test
  void aFailureToCloseDoesNotKeepOtherResourcesOpen() {
    ResourceStack resourceStack = ResourceStack.empty();
    open(resourceStack, "first");
    AutoCloseable stuck =
        resourceStack.<AutoCloseable>open(
            () ->
                () -> {
                  throw new IllegalStateException("stuck");
                });
    assertThat(stuck).isNotNull();
    open(resourceStack, "last");

    assertThatThrownBy(resourceStack::close).hasMessage("stuck");
    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  void nothingIsOpenedAfterTheEnd() {
    ResourceStack resourceStack = ResourceStack.empty();
    resourceStack.close();

    assertThatThrownBy(() -> open(resourceStack, "late")).isInstanceOf(IllegalStateException.class);
    assertThat(closed).isEmpty();
  }

  private void open(ResourceStack resourceStack, String name) {
    AutoCloseable thing = resourceStack.<AutoCloseable>open(() -> () -> closed.add(name));
    assertThat(thing).isNotNull();
  }
}
