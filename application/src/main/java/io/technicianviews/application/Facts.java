package io.technicianviews.application;

import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.view.DeskDay;
import java.util.Collection;

/** Where the facts come from that an answer is composed of. Used by one thread. */
interface Facts {

  /** The desk's day that the answer is of. */
  DeskDay day();

  /** Gets these facts at the same time; {@link #get} has them from then on. */
  void fetch(Collection<? extends Fact<?>> facts);

  <V> V get(Fact<V> fact);
}
