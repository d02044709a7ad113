package io.technicianviews.application.search;

import java.util.List;

/**
 * The names of tags in use.
 *
 * @param data in code-point order
 */
public record TagNames(List<String> data) {

  public TagNames {
    data = List.copyOf(data);
  }
}
