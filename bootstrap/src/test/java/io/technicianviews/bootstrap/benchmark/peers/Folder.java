package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.util.Set;

/**
 * Something that FreeScout keeps a counter for.
 *
 * @param unit whose requests are in it, if it is shared
 * @param person whose requests are in it, if it is personal
 */
record Folder(View view, long unit, long person, DeskDay day) {

  String total() {
    return "select count(*) from service_request r where " + conditions().in(view);
  }

  String active() {
    return total() + " and " + conditions().unsolved();
  }

  private Conditions conditions() {
    return new Conditions(new PageQuery(person, Set.of(unit), day, view, 0, 0));
  }

  String store(long active, long total) {
    return "update peers.folder set active = %d, total = %d where view = %d and %s = %d"
        .formatted(
            active,
            total,
            Counts.number(view),
            view.isPersonal() ? "person_id" : "unit_key",
            view.isPersonal() ? person : unit);
  }
}
