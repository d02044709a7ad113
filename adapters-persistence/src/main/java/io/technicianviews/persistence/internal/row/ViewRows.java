package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.CUSTOM_VIEW;
import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.definition.ConditionForm;
import io.technicianviews.domain.definition.ConditionReader;
import io.technicianviews.domain.definition.ReadConditions;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The columns of custom views. */
public final class ViewRows {

  public static final List<Field<?>> COLUMNS =
      List.of(
          CUSTOM_VIEW.ID,
          CUSTOM_VIEW.TITLE,
          CUSTOM_VIEW.CONDITIONS,
          CUSTOM_VIEW.SORT,
          CUSTOM_VIEW.SHARING,
          CUSTOM_VIEW.OWNER_ID,
          CUSTOM_VIEW.BUSINESS_UNITS,
          CUSTOM_VIEW.ACTIVE,
          CUSTOM_VIEW.POSITION,
          CUSTOM_VIEW.VERSION);

  private static final Logger LOG = LoggerFactory.getLogger(ViewRows.class);

  /** The faults that were logged. */
  private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

  private static final JsonMapper JSON = new JsonMapper();

  private ViewRows() {}

  /**
   * The view in a row. It has a {@linkplain ViewDefinition#fault fault}, which is logged once, if
   * this version does not know the conditions or the order, which a newer version or another
   * application may have written.
   */
  public static ViewDefinition view(Record row) {
    try {
      return view(
          row,
          conditions(requireNonNull(row.get(CUSTOM_VIEW.CONDITIONS)).data()),
          order(requireNonNull(row.get(CUSTOM_VIEW.SORT))),
          null);
    } catch (UnreadableException e) {
      log(requireNonNull(row.get(CUSTOM_VIEW.ID)), e.fault);
      return view(row, Conditions.NONE, SortOrder.NEWEST_UPDATED, e.fault);
    }
  }

  private static ViewDefinition view(
      Record row, Conditions conditions, SortOrder order, @Nullable String fault) {
    return new ViewDefinition(
        requireNonNull(row.get(CUSTOM_VIEW.ID)),
        requireNonNull(row.get(CUSTOM_VIEW.TITLE)),
        conditions,
        order,
        sharing(row),
        requireNonNull(row.get(CUSTOM_VIEW.ACTIVE)),
        requireNonNull(row.get(CUSTOM_VIEW.POSITION)),
        requireNonNull(row.get(CUSTOM_VIEW.VERSION)),
        fault);
  }

  private static void log(long id, String fault) {
    if (LOGGED.add(id + ": " + fault)) {
      LOG.warn(
          "the custom view {}, which another version wrote, is left out of lists: {}", id, fault);
    }
  }

  public static JSONB json(Conditions conditions) {
    return JSONB.valueOf(JSON.writeValueAsString(ConditionForm.of(conditions)));
  }

  public static Long[] units(Sharing sharing) {
    return sharing instanceof Sharing.BusinessUnits(var ids)
        ? ids.toArray(Long[]::new)
        : new Long[0];
  }

  private static Conditions conditions(String json) throws UnreadableException {
    return switch (ConditionReader.read(parsed(json))) {
      case ReadConditions.Valid(Conditions conditions) -> conditions;
      case ReadConditions.Invalid(var errors) ->
          throw new UnreadableException(
              "conditions."
                  + errors.getFirst().path()
                  + " in the column conditions "
                  + errors.getFirst().detail());
    };
  }

  private static Object parsed(String json) throws UnreadableException {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JacksonException e) {
      throw new UnreadableException("the column conditions is not JSON: " + e.getOriginalMessage());
    }
  }

  private static SortOrder order(String sort) throws UnreadableException {
    return SortForm.parse(sort)
        .orElseThrow(
            () -> new UnreadableException("the column sort is not a known order: " + sort));
  }

  private static Sharing sharing(Record row) {
    return switch (SharingKind.valueOf(requireNonNull(row.get(CUSTOM_VIEW.SHARING)))) {
      case PERSONAL -> new Sharing.Personal(requireNonNull(row.get(CUSTOM_VIEW.OWNER_ID)));
      case BUSINESS_UNITS ->
          new Sharing.BusinessUnits(
              new TreeSet<>(Arrays.asList(requireNonNull(row.get(CUSTOM_VIEW.BUSINESS_UNITS)))));
      case EVERYONE -> Sharing.EVERYONE;
    };
  }

  /** The row has values that this version does not know. */
  private static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    private final String fault;

    UnreadableException(String fault) {
      super(fault);
      this.fault = fault;
    }
  }
}
