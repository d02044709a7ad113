package io.technicianviews.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.technicianviews.application.Caller;
import io.technicianviews.application.Page;
import io.technicianviews.application.Paging;
import io.technicianviews.application.ViewPage;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Ticket;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/** How the records of the domain are rendered, where that is not just their components. */
final class DomainJson extends SimpleModule {

  private static final long serialVersionUID = 1L;

  DomainJson(JsonCase jsonCase) {
    addSerializer(Instant.class, ToStringSerializer.instance);
    addSerializer(Role.class, new RoleName());
    addSerializer(ViewCounts.class, new NumberPerView(jsonCase));
    setMixInAnnotation(Ticket.class, TicketJson.class);
    setMixInAnnotation(RequestDetail.class, RequestDetailJson.class);
    setMixInAnnotation(TypeCounts.class, TypeCountsJson.class);
    setMixInAnnotation(Page.class, PageJson.class);
    setMixInAnnotation(ViewPage.class, PageJson.class);
    setMixInAnnotation(Caller.class, CallerJson.class);
    setMixInAnnotation(Person.class, PersonJson.class);
  }

  interface TicketJson {
    @JsonUnwrapped
    RequestSummary request();
  }

  interface RequestDetailJson {
    @JsonUnwrapped
    Ticket ticket();
  }

  @JsonPropertyOrder({"all", "parents", "subtasks"})
  interface TypeCountsJson {
    @JsonProperty
    long all();
  }

  interface PageJson {
    @JsonUnwrapped
    Paging paging();
  }

  interface CallerJson {
    @JsonUnwrapped
    Person person();
  }

  interface PersonJson {
    @JsonIgnore
    boolean active();

    @JsonIgnore
    SortedSet<Long> businessUnits();
  }

  private static final class RoleName extends JsonSerializer<Role> {
    @Override
    public void serialize(Role role, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeString(role.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Every view has its number, zero too. */
  private static final class NumberPerView extends JsonSerializer<ViewCounts> {

    private final Map<View, String> names = new EnumMap<>(View.class);

    NumberPerView(JsonCase jsonCase) {
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
