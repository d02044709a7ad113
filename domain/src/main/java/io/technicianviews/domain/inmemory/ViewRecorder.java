package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminChange.Subject;
import io.technicianviews.domain.definition.ConditionForm;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records the differences between two states of the custom views that are not personal. */
final class ViewRecorder {

  /** Receives the change of one attribute. */
  @FunctionalInterface
  interface Receiver {
    void add(
        Subject subject,
        long id,
        Attribute attribute,
        @Nullable String before,
        @Nullable String after);
  }

  private final Receiver receiver;

  ViewRecorder(Receiver receiver) {
    this.receiver = receiver;
  }

  void record(Map<Long, ViewDefinition> before, Map<Long, ViewDefinition> after) {
    TreeSet<Long> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (long id : ids) {
      record(id, attributes(before.get(id)), attributes(after.get(id)));
    }
  }

  private void record(long id, Map<Attribute, String> before, Map<Attribute, String> after) {
    for (Attribute attribute : Attribute.values()) {
      String former = before.get(attribute);
      String current = after.get(attribute);
      if (!Objects.equals(former, current)) {
        receiver.add(Subject.CUSTOM_VIEW, id, attribute, former, current);
      }
    }
  }

  private static Map<Attribute, String> attributes(@Nullable ViewDefinition view) {
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    if (view == null || view.sharing() instanceof Sharing.Personal) {
      return attributes;
    }
    attributes.put(Attribute.TITLE, view.title());
    attributes.put(Attribute.CONDITIONS, JsonText.of(ConditionForm.of(view.conditions())));
    attributes.put(Attribute.SORT, SortForm.of(view.order()));
    attributes.put(Attribute.SHARING, SharingKind.of(view.sharing()).wireName());
    attributes.put(
        Attribute.BUSINESS_UNITS,
        view.sharing() instanceof Sharing.BusinessUnits(var ids) ? ids.toString() : "[]");
    attributes.put(Attribute.ACTIVE, Boolean.toString(view.active()));
    attributes.put(Attribute.POSITION, Integer.toString(view.position()));
    return attributes;
  }
}
