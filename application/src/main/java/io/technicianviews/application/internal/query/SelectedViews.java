package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The views that one answer reads, with the definitions of the custom ones. */
final class SelectedViews {

  /** A view that is read. */
  record Selected(ViewId id, Conditions conditions, SortOrder order) {}

  private final Map<ViewId, Selected> views = new LinkedHashMap<>();
  private final List<ViewId> counted = new ArrayList<>();

  private SelectedViews() {}

  /**
   * Finds the definitions.
   *
   * @param listed the view whose list is read; null for none
   * @param toCount the other views
   * @return refused if the person does not see one of them, or it cannot be read
   */
  static Result<SelectedViews> of(
      @Nullable ViewId listed, ViewsToCount toCount, Person person, Results results) {
    List<ViewDefinition> visible =
        listed instanceof ViewId.Custom || mayNameCustomViews(toCount)
            ? visible(person, results)
            : List.of();
    SelectedViews selected = new SelectedViews();
    selected.counted.addAll(ids(toCount, visible));
    List<ViewId> all = new ArrayList<>(selected.counted);
    if (listed != null) {
      all.addFirst(listed);
    }
    Map<Long, ViewDefinition> byId = byId(visible);
    for (ViewId id : all) {
      Selected found = selected(id, byId);
      if (found == null) {
        return Result.refused(
            VisibleViews.refusal(person, ((ViewId.Custom) id).id(), results::get));
      }
      selected.views.put(id, found);
    }
    return Result.of(selected);
  }

  /** Those of the views that the person sees. */
  static SelectedViews existing(ViewsToCount toCount, Person person, Results results) {
    List<ViewDefinition> visible =
        mayNameCustomViews(toCount) ? visible(person, results) : List.of();
    Map<Long, ViewDefinition> byId = byId(visible);
    SelectedViews selected = new SelectedViews();
    for (ViewId id : ids(toCount, visible)) {
      Selected found = selected(id, byId);
      if (found != null) {
        selected.counted.add(id);
        selected.views.put(id, found);
      }
    }
    return selected;
  }

  private static Map<Long, ViewDefinition> byId(List<ViewDefinition> views) {
    Map<Long, ViewDefinition> byId = new HashMap<>();
    views.forEach(view -> byId.put(view.id(), view));
    return byId;
  }

  private static boolean mayNameCustomViews(ViewsToCount toCount) {
    return switch (toCount) {
      case ViewsToCount.All() -> true;
      case ViewsToCount.Only(var ids) -> ids.stream().anyMatch(ViewId.Custom.class::isInstance);
    };
  }

  private static List<ViewDefinition> visible(Person person, Results results) {
    results.fetch(VisibleViews.parts(person));
    return VisibleViews.of(person, results::get);
  }

  private static List<ViewId> ids(ViewsToCount toCount, List<ViewDefinition> visible) {
    return switch (toCount) {
      case ViewsToCount.Only(var ids) -> ids;
      case ViewsToCount.All() -> {
        List<ViewId> all = new ArrayList<>();
        for (View view : View.values()) {
          all.add(new ViewId.Predefined(view));
        }
        visible.stream()
            .filter(ViewDefinition::active)
            .limit(ViewsToCount.MAX_VIEWS - all.size())
            .forEach(view -> all.add(new ViewId.Custom(view.id())));
        yield all;
      }
    };
  }

  private static @Nullable Selected selected(ViewId id, Map<Long, ViewDefinition> custom) {
    return switch (id) {
      case ViewId.Predefined(View view) -> new Selected(id, view.conditions(), view.order());
      case ViewId.Custom(long number) -> {
        ViewDefinition found = custom.get(number);
        yield found == null ? null : new Selected(id, found.conditions(), found.order());
      }
    };
  }

  /** The views that are counted, in the order in which they were requested. */
  List<ViewId> counted() {
    return counted;
  }

  /** A view that was selected. */
  Selected of(ViewId id) {
    Selected view = views.get(id);
    if (view == null) {
      throw new IllegalArgumentException("not selected: " + id);
    }
    return view;
  }

  void forEach(Consumer<Selected> consumer) {
    views.values().forEach(consumer);
  }
}
