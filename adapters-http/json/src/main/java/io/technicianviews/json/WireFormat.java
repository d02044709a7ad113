package io.technicianviews.json;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.BusinessUnitCounts;
import io.technicianviews.application.Caller;
import io.technicianviews.application.ReadPosition;
import io.technicianviews.application.RequesterPage;
import io.technicianviews.application.Technicians;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.bulk.BulkOutcome;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.history.AdminHistory;
import io.technicianviews.application.history.HistoryEntry;
import io.technicianviews.application.history.RequestHistory;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.Page;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.presence.PresentPerson;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.application.report.Flow;
import io.technicianviews.application.report.Workload;
import io.technicianviews.application.search.SearchCursor;
import io.technicianviews.application.search.SearchResult;
import io.technicianviews.application.search.TagNames;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ListCounts;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.PredefinedView;
import io.technicianviews.application.view.ViewFields;
import io.technicianviews.application.view.ViewList;
import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON format of the HTTP API. It is written token by token, so that the settings of a mapper,
 * such as its naming strategy, do not change it. Thread-safe.
 */
final class WireFormat {

  /** The types that a mapper writes in this format. */
  static final List<Class<?>> TYPES =
      List.of(
          Activity.class,
          AdminChange.Attribute.class,
          AdminChange.Subject.class,
          AdminHistory.class,
          AdminHistory.Entry.class,
          AsOf.class,
          BulkOutcome.class,
          BulkResult.class,
          BusinessUnit.class,
          BusinessUnitCounts.class,
          BusinessUnitCounts.Entry.class,
          Caller.class,
          ChangeKind.class,
          ChatMessage.class,
          Cursor.class,
          CustomView.class,
          Flow.class,
          Flow.Day.class,
          HistoryEntry.class,
          LastMessage.class,
          ListCounts.class,
          ListPage.class,
          Page.class,
          Person.class,
          PersonName.class,
          PredefinedView.class,
          PresentPerson.class,
          PriorityLabel.class,
          Problem.class,
          Problem.FieldError.class,
          ReadPosition.class,
          Refusal.class,
          Refusal.RefusedRequest.class,
          RequestDetail.class,
          RequesterPage.class,
          RequestField.class,
          RequestHistory.class,
          RequestListItem.class,
          RequestPresence.class,
          RequestState.class,
          RequestSummary.class,
          Role.class,
          SearchCursor.class,
          SearchResult.class,
          StatusDefinition.class,
          StatusLabel.class,
          TagNames.class,
          Technicians.class,
          TypeCounts.class,
          View.class,
          ViewCounts.class,
          ViewCountsResult.class,
          ViewFields.class,
          ViewList.class,
          Workload.class,
          Workload.AgeGroup.class,
          Workload.Load.class,
          Workload.UnitLoad.class,
          ViewPage.class);

  private final JsonCase jsonCase;
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final RecordFields recordFields = new RecordFields();

  WireFormat(JsonCase jsonCase) {
    this.jsonCase = jsonCase;
  }

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException if the API has no format for its type
   */
  <X extends Exception> void write(@Nullable Object value, JsonOutput<X> out) throws X {
    switch (value) {
      case null -> out.nothing();
      case String text -> out.string(text);
      case Integer number -> out.number(number);
      case Long number -> out.number(number);
      case Boolean flag -> out.bool(flag);
      case Instant instant -> out.string(instant.toString());
      case LocalDate date -> out.string(date.toString());
      case Enum<?> constant -> out.string(constant.name().toLowerCase(Locale.ROOT));
      case Cursor cursor -> out.string(CursorCodec.encode(cursor));
      case SearchCursor cursor -> out.string(SearchCursorCodec.encode(cursor));
      case Collection<?> elements -> writeArray(elements, out);
      case Refusal refusal -> write(Problem.of(refusal), out);
      default -> {
        out.startObject();
        writeFields(value, out);
        out.endObject();
      }
    }
  }

  private <X extends Exception> void writeArray(Collection<?> elements, JsonOutput<X> out)
      throws X {
    out.startArray();
    for (Object element : elements) {
      write(element, out);
    }
    out.endArray();
  }

  /** Writes the fields of an object, without its braces. */
  private <X extends Exception> void writeFields(Object value, JsonOutput<X> out) throws X {
    switch (value) {
      case AsOf<?> dated -> {
        if (dated.value() instanceof Collection<?> elements) {
          field("data", elements, out);
        } else {
          writeFields(dated.value(), out);
        }
        field("as_of", dated.asOf(), out);
      }
      case ViewPage page -> writePage(page, out);
      case ListPage page -> writePage(page, out);
      case ListCounts counts -> {
        Map<ViewId, Long> numbers = new LinkedHashMap<>();
        counts.counts().forEach((view, count) -> numbers.put(view, count.all()));
        writeCounts(numbers, out);
      }
      case RequesterPage page -> {
        field("data", page.data(), out);
        writePaging(page.total(), page.pageRequest(), page.next(), out);
      }
      case Page<?> page -> {
        field("data", page.data(), out);
        field("total", page.total(), out);
        writeFields(page.paging(), out);
        field("as_of", page.asOf(), out);
      }
      case RequestHistory history -> {
        field("data", history.data(), out);
        field("total", history.total(), out);
        writeFields(history.paging(), out);
        field("complete", history.complete(), out);
        field("as_of", history.asOf(), out);
      }
      case AdminHistory history -> {
        Long next = history.next();
        field("data", history.data(), out);
        field("per_page", history.perPage(), out);
        field("next_cursor", next == null ? null : next.toString(), out);
        field("as_of", history.asOf(), out);
      }
      case ViewCounts counts -> writeCounts(counts, out);
      case TypeCounts counts -> {
        field("all", counts.all(), out);
        writeComponents(counts, out);
      }
      case RequestDetail detail -> {
        writeFields(detail.item(), out);
        field("description", detail.description(), out);
        field("subtasks", detail.subtasks(), out);
      }
      case RequestListItem item -> {
        writeFields(item.request(), out);
        field("technician_has_unread", item.technicianHasUnread(), out);
      }
      case RequestState state -> writeState(state, out);
      case BulkResult result -> writeBulk(result, out);
      case BulkOutcome outcome -> writeBulkOutcome(outcome, out);
      case Refusal.RefusedRequest(long requestId, Refusal refusal) -> {
        field("id", requestId, out);
        field("problem", BulkOutcomes.problem(refusal), out);
      }
      case StatusLabel label -> writeStatus(label, out);
      case StatusDefinition status -> {
        writeFields(status.label(), out);
        field("position", status.position(), out);
        field("active", status.active(), out);
      }
      case Caller caller -> writeCaller(caller, out);
      case PredefinedView view -> writeFields(ViewObjects.of(view), out);
      case CustomView view -> writeFields(ViewObjects.of(view), out);
      case ViewList list -> field("data", list.views(), out);
      case SearchResult result -> {
        field("data", result.data(), out);
        field("next_cursor", result.next(), out);
      }
      case ViewFields fields -> writeFields(ViewObjects.of(fields), out);
      case Map<?, ?> entries -> {
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
          field(entry.getKey().toString(), entry.getValue(), out);
        }
      }
      case Record components -> writeComponents(components, out);
      default ->
          throw new IllegalArgumentException("the API has no JSON format for " + value.getClass());
    }
  }

  private <X extends Exception> void writePage(ViewPage page, JsonOutput<X> out) throws X {
    field("data", page.data(), out);
    field("counts", page.counts(), out);
    field("filter_counts", page.filterCounts(), out);
    writePaging(page.total(), page.pageRequest(), page.next(), out);
  }

  /** Writes counts by the ids of views, which are values: their spelling is always the same. */
  private static <X extends Exception> void writeCounts(Map<ViewId, Long> counts, JsonOutput<X> out)
      throws X {
    out.name("counts");
    out.startObject();
    for (Map.Entry<ViewId, Long> count : counts.entrySet()) {
      out.name(count.getKey().text());
      out.number(count.getValue());
    }
    out.endObject();
  }

  private <X extends Exception> void writePage(ListPage page, JsonOutput<X> out) throws X {
    field("data", page.data(), out);
    writeCounts(page.counts(), out);
    field("filter_counts", page.filterCounts(), out);
    writePaging(page.total(), page.pageRequest(), page.next(), out);
  }

  private <X extends Exception> void writePaging(
      long total, PageRequest pageRequest, @Nullable Cursor next, JsonOutput<X> out) throws X {
    field("total", total, out);
    field("page", number(pageRequest), out);
    field("per_page", pageRequest.perPage(), out);
    field("next_cursor", next, out);
  }

  /** Returns the number of the page; null if it was requested by a cursor. */
  private static @Nullable Integer number(PageRequest pageRequest) {
    return switch (pageRequest) {
      case PageByNumber byNumber -> byNumber.page();
      case PageByCursor byCursor -> null;
    };
  }

  /** Writes one number for each view, zeros included. */
  private <X extends Exception> void writeCounts(ViewCounts counts, JsonOutput<X> out) throws X {
    for (View view : View.values()) {
      field(view.wireName(), counts.of(view).all(), out);
    }
  }

  /** Writes the names of the rows, and ids of what can be renamed. */
  private <X extends Exception> void writeState(RequestState state, JsonOutput<X> out) throws X {
    field("status", state.status().id(), out);
    field("priority", state.priority().id(), out);
    field("business_unit_id", state.businessUnitId(), out);
    field("assignees", state.assignees(), out);
    field("tags", state.tags(), out);
    field("parent_id", state.parentId(), out);
    field("open_subtasks", state.openSubtasks(), out);
    field("requested", state.created(), out);
    field("updated", state.updated(), out);
    field("solved", state.solved(), out);
    field("deleted", state.deleted(), out);
  }

  private <X extends Exception> void writeStatus(StatusLabel label, JsonOutput<X> out) throws X {
    field("id", label.id(), out);
    field("name", label.name(), out);
    field("color", label.color(), out);
    field("category", label.status().category(), out);
    field("count_as_solved", label.status().countAsSolved(), out);
  }

  /**
   * Omits the ids of the units, which are listed with their names, and {@code active}, which is
   * always true for a caller.
   */
  private <X extends Exception> void writeCaller(Caller caller, JsonOutput<X> out) throws X {
    field("id", caller.person().id(), out);
    field("full_name", caller.person().fullName(), out);
    field("role", caller.person().role(), out);
    field("business_units", caller.businessUnits(), out);
    field("time_zone", nameOf(caller.timeZone()), out);
    field("as_of", caller.asOf(), out);
  }

  /** Returns a name that browsers know, too: they do not know Z. */
  private static String nameOf(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private <X extends Exception> void writeBulk(BulkResult result, JsonOutput<X> out) throws X {
    List<String> outcomes = result.outcomes().stream().map(BulkOutcomes::name).toList();
    for (String name : BulkOutcomes.NAMES) {
      field(name, Collections.frequency(outcomes, name), out);
    }
    field("data", result.outcomes(), out);
  }

  private <X extends Exception> void writeBulkOutcome(BulkOutcome outcome, JsonOutput<X> out)
      throws X {
    field("id", outcome.requestId(), out);
    field("outcome", BulkOutcomes.name(outcome), out);
    field("version", BulkOutcomes.version(outcome), out);
    field("problem", BulkOutcomes.problem(outcome), out);
  }

  private <X extends Exception> void writeComponents(Record value, JsonOutput<X> out) throws X {
    for (RecordFields.Field component : recordFields.of(value.getClass())) {
      Object content = component.valueIn(value);
      if (content != null || !component.omittedIfNull()) {
        out.name(component.name(jsonCase));
        write(content, out);
      }
    }
  }

  private <X extends Exception> void field(
      String snakeName, @Nullable Object value, JsonOutput<X> out) throws X {
    out.name(names.computeIfAbsent(snakeName, jsonCase::of));
    write(value, out);
  }
}
