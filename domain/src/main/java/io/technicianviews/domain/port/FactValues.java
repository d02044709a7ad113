package io.technicianviews.domain.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What facts are in one state of the desk, each of its fact's type. Not thread-safe. */
public final class FactValues {

  private final Map<Fact<?>, Object> values = new HashMap<>();

  public <V> void put(Fact<V> fact, V value) {
    values.put(fact, value);
  }

  /** The value of this fact; null: it is not among them. */
  @SuppressWarnings("unchecked") // Facts and values are put in pairs of one type.
  public <V> @Nullable V get(Fact<V> fact) {
    return (V) values.get(fact);
  }

  public boolean has(Fact<?> fact) {
    return values.containsKey(fact);
  }

  /** Takes all of the others in. */
  public void putAll(FactValues others) {
    values.putAll(others.values);
  }
}
