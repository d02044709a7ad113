package io.technicianviews.application.protocol;

import java.util.ArrayList;
import java.util.List;

/** Copies of lists with one difference. */
final class Lists {

  private Lists() {}

  static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }

  static <T> List<T> with(List<T> list, int at, T element) {
    List<T> changed = new ArrayList<>(list);
    changed.set(at, element);
    return List.copyOf(changed);
  }
}
