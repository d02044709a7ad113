package io.technicianviews.json;

import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.PredefinedView;
import io.technicianviews.application.view.ViewFields;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.definition.ConditionField;
import io.technicianviews.domain.definition.ConditionForm;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.definition.ValueType;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewLimits;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON objects of view definitions, as maps of field names to values. */
final class ViewObjects {

  private ViewObjects() {}

  static Map<String, @Nullable Object> of(PredefinedView view) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", view.view().wireName());
    object.put("title", view.title());
    object.put("conditions", conditions(view.view().conditions(), Set.of()));
    object.put("sort", SortForm.of(view.view().order()));
    object.put("sharing", sharing(Sharing.EVERYONE));
    object.put("active", true);
    object.put("position", List.of(View.values()).indexOf(view.view()));
    object.put("predefined", true);
    object.put("editable", false);
    object.put("unsolved_only", view.view().isUnsolvedOnly());
    object.put("version", null);
    return object;
  }

  static Map<String, @Nullable Object> of(CustomView view) {
    ViewDefinition definition = view.definition();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", definition.id());
    object.put("title", definition.title());
    object.put("conditions", conditions(definition.conditions(), view.unknown()));
    object.put("sort", SortForm.of(definition.order()));
    object.put("sharing", sharing(definition.sharing()));
    object.put("active", definition.active());
    object.put("position", definition.position());
    object.put("predefined", false);
    object.put("editable", view.editable());
    object.put("unsolved_only", definition.conditions().areOfUnsolvedRequests());
    object.put("version", definition.version());
    return object;
  }

  private static Map<String, ?> conditions(Conditions conditions, Set<Condition> unknown) {
    Map<String, List<Map<String, @Nullable Object>>> lists = new LinkedHashMap<>();
    lists.put("all", list(conditions.all(), unknown));
    lists.put("any", list(conditions.any(), unknown));
    return lists;
  }

  private static List<Map<String, @Nullable Object>> list(
      List<Condition> conditions, Set<Condition> unknown) {
    return conditions.stream()
        .map(condition -> condition(condition, unknown.contains(condition)))
        .toList();
  }

  private static Map<String, @Nullable Object> condition(Condition condition, boolean unknown) {
    Map<String, @Nullable Object> object = ConditionForm.of(condition).toMap();
    if (unknown) {
      object.put("unknown", true);
    }
    return object;
  }

  private static Map<String, Object> sharing(Sharing sharing) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", SharingKind.of(sharing));
    if (sharing instanceof Sharing.BusinessUnits(var ids)) {
      object.put("ids", ids);
    }
    return object;
  }

  static Map<String, @Nullable Object> of(ViewFields fields) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("fields", Arrays.stream(ConditionField.values()).map(ViewObjects::field).toList());
    object.put("sorts", List.of(SortKey.values()));
    object.put("statuses", fields.statuses());
    object.put("status_categories", List.of(StatusCategory.values()));
    object.put("priorities", fields.priorities());
    object.put("business_units", fields.businessUnits());
    object.put("limits", limits());
    object.put("as_of", fields.asOf());
    return object;
  }

  private static Map<String, Object> field(ConditionField field) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("field", field.wireName());
    object.put("operators", field.operations().stream().map(ViewObjects::operation).toList());
    return object;
  }

  private static Map<String, Object> operation(ConditionField.Operation operation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operator", operation.operator().wireName());
    object.put("value", value(operation.value()));
    object.put("unsolved_only", operation.unsolvedOnly());
    return object;
  }

  private static Map<String, Object> value(ValueType type) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", type.wireName());
    switch (type) {
      case STATUS_IDS, STATUS_CATEGORIES, PRIORITY_IDS, BUSINESS_UNIT_IDS, TAGS -> {
        object.put("min_items", 1);
        object.put("max_items", Limits.MAX_VALUES);
      }
      case DAYS -> {
        object.put("minimum", 1);
        object.put("maximum", Limits.MAX_DAYS);
      }
      case DURATION -> object.put("maximum", "P" + Limits.MAX_DURATION.toDays() + "D");
      case TEXT -> {
        object.put("min_length", Limits.MIN_TEXT);
        object.put("max_length", Limits.MAX_TEXT);
      }
      case ASSIGNEE, REQUESTER, REQUEST_TYPE, BOOLEAN, NONE -> {}
    }
    return object;
  }

  private static Map<String, Object> limits() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("conditions", Limits.MAX_CONDITIONS);
    object.put("title", TextRule.TITLE.maxLength());
    object.put("position", ViewLimits.MAX_POSITION);
    object.put("personal_views", ViewLimits.MAX_PERSONAL);
    object.put("shared_views", ViewLimits.MAX_SHARED);
    return object;
  }
}
