package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {

  private final List<String> closed = new ArrayList<>();

  @Test
  void theLastIsClosedFirstAndEachOnce() {
    Opened opened = Opened.nothing();
    open(opened, "first");
    open(opened, "second");

    opened.close();
    opened.close();

    assertThat(closed).containsExactly("second", "first");
    assertThat(opened.isStopping()).isFalse();
  }

  @Test
  void whatFailsToCloseKeepsNothingElseOpen() {
    Opened opened = Opened.nothing();
    open(opened, "first");
    AutoCloseable stuck =
        opened.<AutoCloseable>open(
            () ->
                () -> {
                  throw new IllegalStateException("stuck");
                });
    assertThat(stuck).isNotNull();
    open(opened, "last");

    assertThatThrownBy(opened::close).hasMessage("stuck");
    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  void nothingIsOpenedAfterTheEnd() {
    Opened opened = Opened.nothing();
    opened.close();

    assertThatThrownBy(() -> open(opened, "late")).isInstanceOf(IllegalStateException.class);
    assertThat(closed).isEmpty();
  }

  private void open(Opened opened, String name) {
    AutoCloseable thing = opened.<AutoCloseable>open(() -> () -> closed.add(name));
    assertThat(thing).isNotNull();
  }
}
