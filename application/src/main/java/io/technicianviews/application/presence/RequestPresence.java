package io.technicianviews.application.presence;

import java.util.List;

/**
 * Who has a request open, except the reader.
 *
 * @param people ordered by name, then id; empty if nobody else has it open
 */
public record RequestPresence(long requestId, List<PresentPerson> people) {

  public RequestPresence {
    people = List.copyOf(people);
  }
}
