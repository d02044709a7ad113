package io.technicianviews.http.internal.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Caller;
import io.technicianviews.application.page.Page;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.http.JsonCase;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Jackson module with the JSON format of the domain's records, where it differs from their
 * components.
 */
final class DomainModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  DomainModule(JsonCase jsonCase) {
    addSerializer(Instant.class, ToStringSerializer.instance);
    addSerializer(Role.class, new LowerCase<>());
    addSerializer(ChangeKind.class, new LowerCase<>());
    addSerializer(RequestField.class, new LowerCase<>());
    addSerializer(AdminChange.Subject.class, new LowerCase<>());
    addSerializer(AdminChange.Attribute.class, new LowerCase<>());
    addSerializer(ViewCounts.class, new CountPerView(jsonCase));
    setMixInAnnotation(AsOf.class, AsOfJson.class);
    setMixInAnnotation(RequestListItem.class, RequestListItemJson.class);
    setMixInAnnotation(RequestDetail.class, RequestDetailJson.class);
    setMixInAnnotation(TypeCounts.class, TypeCountsJson.class);
    setMixInAnnotation(Page.class, PageJson.class);
    setMixInAnnotation(RequestSummary.class, RequestSummaryJson.class);
    setMixInAnnotation(Caller.class, CallerJson.class);
    setMixInAnnotation(RequestState.class, RequestStateJson.class);
  }

  /** Puts the instant after the fields of the value. */
  interface AsOfJson {
    @JsonUnwrapped
    Object value();
  }

  interface RequestListItemJson {
    @JsonUnwrapped
    RequestSummary request();
  }

  interface RequestDetailJson {
    @JsonUnwrapped
    RequestListItem item();
  }

  @JsonPropertyOrder({"all", "parents", "subtasks"})
  interface TypeCountsJson {
    @JsonProperty
    long all();
  }

  /** Hides a component that only serves to compute other fields. */
  @JsonIgnoreProperties({"last_requester_message", "lastRequesterMessage"})
  interface RequestSummaryJson {}

  interface PageJson {
    @JsonUnwrapped
    PageByNumber paging();
  }

  /**
   * Omits the ids of the units, which are listed with their names, and {@code active}, which is
   * always true for a caller.
   */
  interface CallerJson {
    @JsonUnwrapped
    @JsonIgnoreProperties({"active", "business_units", "businessUnits"})
    Person person();
  }

  /** Uses the names of the rows, and ids of what can be renamed. */
  @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
  interface RequestStateJson {
    @JsonSerialize(using = StatusId.class)
    Status status();

    @JsonSerialize(using = PriorityId.class)
    Priority priority();

    @JsonProperty("requested")
    Instant created();
  }

  private static final class StatusId extends JsonSerializer<Status> {
    @Override
    public void serialize(Status status, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeNumber(status.id());
    }
  }

  private static final class PriorityId extends JsonSerializer<Priority> {
    @Override
    public void serialize(Priority priority, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeNumber(priority.id());
    }
  }

  private static final class LowerCase<E extends Enum<E>> extends JsonSerializer<E> {
    @Override
    public void serialize(E value, JsonGenerator json, SerializerProvider all) throws IOException {
      json.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Renders one number for each view, zeros included. */
  private static final class CountPerView extends JsonSerializer<ViewCounts> {

    private final Map<View, String> names = new EnumMap<>(View.class);

    CountPerView(JsonCase jsonCase) {
      for (View view : View.values()) {
        names.put(view, jsonCase.of(view.wireName()));
      }
    }

    @Override
    public void serialize(ViewCounts counts, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeStartObject(counts);
      for (var name : names.entrySet()) {
        json.writeNumberField(name.getValue(), counts.of(name.getKey()).all());
      }
      json.writeEndObject();
    }
  }
}
