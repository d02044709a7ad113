package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ListedView;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.view.ViewId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The personal views of a person. Each is created once and reused by later runs. */
record StoredViews(ServiceDesk desk, long person) {

  /** Returns the views with these conditions, titled with numbers; creates the missing ones. */
  List<ViewId> findOrCreate(String title, List<Conditions> views) {
    List<ViewId> ids = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      String name = "%s %d".formatted(title, i);
      Conditions conditions = views.get(i);
      ids.add(new ViewId.Custom(find(name).orElseGet(() -> create(name, conditions))));
    }
    return ids;
  }

  /** Returns the eight views that cells count, and the four of unsolved requests. */
  List<ViewId> findOrCreateDozen() {
    List<ViewId> all = new ArrayList<>(findOrCreate("cells", CustomViewSamples.BY_CELLS));
    all.addAll(findOrCreate("unsolved", CustomViewSamples.OF_UNSOLVED));
    return all;
  }

  private long create(String title, Conditions conditions) {
    NewView view = NewView.personal(person, title, conditions);
    return desk.views().create(person, view).orElseThrow().definition().id();
  }

  private Optional<Long> find(String title) {
    for (ListedView view : desk.views().list(person).orElseThrow().value().views()) {
      if (view instanceof CustomView custom && custom.definition().title().equals(title)) {
        return Optional.of(custom.definition().id());
      }
    }
    return Optional.empty();
  }
}
