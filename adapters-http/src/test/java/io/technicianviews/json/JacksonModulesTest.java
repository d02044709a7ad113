package io.technicianviews.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.BusinessUnitCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.UnreadCondition;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.Client;
import io.technicianviews.http.SampleDesk;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The modules write what the server sends, byte for byte, whatever the mapper is configured to. */
class JacksonModulesTest {

  private static final String REQUESTS = "/api/v1/requests";

  /** A mapper of an application, with settings of its own. */
  interface Mapper {
    String write(Object value);

    <T> T read(String json, Class<T> type);
  }

  /** The versions of Jackson. */
  enum Jackson {
    JACKSON_2 {
      @Override
      Mapper mapper(JsonCase jsonCase) {
        ObjectMapper mapper =
            JsonMapper.builder()
                .addModule(new TechnicianViewsJackson2Module(jsonCase))
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .defaultPropertyInclusion(
                    JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
        return new Mapper() {
          @Override
          public String write(Object value) {
            try {
              return mapper.writeValueAsString(value);
            } catch (JsonProcessingException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public <T> T read(String json, Class<T> type) {
            try {
              return mapper.readValue(json, type);
            } catch (JsonProcessingException e) {
              throw new IllegalArgumentException(e);
            }
          }
        };
      }
    },
    JACKSON_3 {
      @Override
      Mapper mapper(JsonCase jsonCase) {
        tools.jackson.databind.ObjectMapper mapper =
            tools.jackson.databind.json.JsonMapper.builder()
                .addModule(new TechnicianViewsJackson3Module(jsonCase))
                .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.KEBAB_CASE)
                .changeDefaultPropertyInclusion(
                    value ->
                        JsonInclude.Value.construct(
                            JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .enable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
        return new Mapper() {
          @Override
          public String write(Object value) {
            return mapper.writeValueAsString(value);
          }

          @Override
          public <T> T read(String json, Class<T> type) {
            return mapper.readValue(json, type);
          }
        };
      }
    };

    abstract Mapper mapper(JsonCase jsonCase);
  }

  private final ServiceDesk desk = SampleDesk.desk();
  private int views;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void responsesAreThoseOfTheServer() {
    for (String name : List.of("first", "second", "third")) {
      desk.administration().addBusinessUnit(SampleDesk.ADMIN, name).orElseThrow();
    }
    for (Jackson jackson : Jackson.values()) {
      for (JsonCase jsonCase : JsonCase.values()) {
        Mapper mapper = jackson.mapper(jsonCase);
        try (Client client = Client.of(desk, () -> {}, Client.SETTINGS.jsonCase(jsonCase))) {
          results()
              .forEach(
                  (path, result) ->
                      assertThat(mapper.write(result.orElseThrow()))
                          .as(path)
                          .isEqualTo(body(client, SampleDesk.ADMIN, path)));
        }
      }
    }
  }

  /** A view with values of every JSON type, and of a unit that does not exist. */
  private CustomView customView() {
    Conditions conditions =
        Conditions.all(
            StatusCategoryCondition.UNSOLVED,
            BusinessUnitCondition.of(Operator.IS_NOT, List.of(1L, 99L)),
            new AssigneeCondition(Operator.IS, Assignee.NOBODY),
            new DueCondition(Due.OVERDUE),
            new UnreadCondition(true));
    NewView view =
        NewView.of(
            "View " + views++,
            conditions,
            new Sharing.BusinessUnits(new TreeSet<>(List.of(1L, 2L))));
    return desk.views().create(SampleDesk.ADMIN, view).orElseThrow();
  }

  private Map<String, Result<?>> results() {
    PageByNumber twoRows = new PageByNumber(1, 2);
    CustomView view = customView();
    return Map.ofEntries(
        Map.entry(
            REQUESTS + "/technician-views?view=all_tickets&per_page=2",
            desk.technicianViews()
                .page(SampleDesk.ADMIN, ViewQuery.of(View.ALL_TICKETS).paging(twoRows))),
        Map.entry(
            REQUESTS + "/technician-views/counts?view=all_solved",
            desk.technicianViews().counts(SampleDesk.ADMIN, View.ALL_SOLVED, UnitScope.ALL)),
        Map.entry(
            REQUESTS + "/business-unit-counts?view=all_tickets",
            desk.technicianViews().businessUnitCounts(SampleDesk.ADMIN, View.ALL_TICKETS)),
        Map.entry(REQUESTS + "?per_page=2", desk.requests().own(SampleDesk.ADMIN, twoRows)),
        Map.entry(REQUESTS + "/11", desk.requests().find(SampleDesk.ADMIN, 11)),
        Map.entry(
            REQUESTS + "/11/messages?per_page=2",
            desk.requests().messages(SampleDesk.ADMIN, 11, twoRows)),
        Map.entry(
            REQUESTS + "/11/subtasks?per_page=2",
            desk.requests().subtasks(SampleDesk.ADMIN, 11, twoRows)),
        Map.entry(
            REQUESTS + "/11/history?per_page=2",
            desk.requests().history(SampleDesk.ADMIN, 11, twoRows)),
        Map.entry("/api/v1/admin/people?per_page=2", desk.administration().people(1, twoRows)),
        Map.entry("/api/v1/admin/people/2", desk.administration().person(1, 2)),
        Map.entry(
            "/api/v1/admin/business-units?per_page=2",
            desk.administration().businessUnits(1, twoRows)),
        Map.entry(
            "/api/v1/admin/history?per_page=2",
            desk.administration()
                .history(SampleDesk.ADMIN, new AdminHistoryQuery(AdminFilter.ALL, null, 2))),
        Map.entry("/api/v1/views", desk.views().list(SampleDesk.ADMIN)),
        Map.entry("/api/v1/views/fields", desk.views().fields(SampleDesk.ADMIN)),
        Map.entry(
            "/api/v1/views/" + view.definition().id(),
            desk.views().find(SampleDesk.ADMIN, new ViewId.Custom(view.definition().id()))),
        Map.entry(
            "/api/v1/views/counts?id=all_tickets&id=my_unsolved",
            desk.views()
                .counts(
                    SampleDesk.ADMIN,
                    new ViewsToCount.Only(
                        List.of(
                            new ViewId.Predefined(View.ALL_TICKETS),
                            new ViewId.Predefined(View.MY_UNSOLVED))),
                    UnitScope.ALL)),
        Map.entry(
            "/api/v1/views/" + view.definition().id() + "/requests?counts=all_tickets&per_page=2",
            desk.views()
                .page(
                    SampleDesk.ADMIN,
                    ViewPageQuery.of(new ViewId.Custom(view.definition().id()))
                        .paging(twoRows)
                        .counts(
                            new ViewsToCount.Only(
                                List.of(new ViewId.Predefined(View.ALL_TICKETS)))))),
        Map.entry(
            "/api/v1/views/urgent_high_priority",
            desk.views().find(SampleDesk.ADMIN, new ViewId.Predefined(View.URGENT_HIGH_PRIORITY))),
        Map.entry("/api/v1/statuses", desk.requests().statuses(SampleDesk.ADMIN)),
        Map.entry("/api/v1/me", desk.caller(SampleDesk.ADMIN)));
  }

  @Test
  void refusalsAreTheProblemsOfTheServer() {
    for (Jackson jackson : Jackson.values()) {
      try (Client client = Client.of(desk)) {
        for (JsonCase jsonCase : JsonCase.values()) {
          Mapper mapper = jackson.mapper(jsonCase);
          assertProblem(
              mapper, desk.requests().find(SampleDesk.ADMIN, 99), client, 1, REQUESTS + "/99");
          assertProblem(
              mapper,
              desk.technicianViews().businessUnitCounts(SampleDesk.REQUESTER, View.ALL_TICKETS),
              client,
              SampleDesk.REQUESTER,
              REQUESTS + "/business-unit-counts");
          assertProblem(mapper, desk.caller(SampleDesk.UNKNOWN_PERSON), client, 99, "/api/v1/me");
        }
      }
    }
  }

  private static void assertProblem(
      Mapper mapper, Result<?> result, Client client, long person, String path) {
    Result.Refused<?> refused = (Result.Refused<?>) result;
    HttpResponse<String> response = client.get(person, path);
    assertThat(mapper.write(refused.refusal())).isEqualTo(response.body());
    assertThat(mapper.write(Problem.of(refused.refusal()))).isEqualTo(response.body());
    assertThat(Problem.of(refused.refusal()).status()).isEqualTo(response.statusCode());
  }

  @Test
  void cursorsAreReadAsTheyWereWritten() {
    for (Jackson jackson : Jackson.values()) {
      Mapper mapper = jackson.mapper(JsonCase.SNAKE);
      ViewPage first = page(ViewQuery.of(View.ALL_TICKETS).paging(new PageByNumber(1, 2)));
      Cursor next = Objects.requireNonNull(first.next());
      String text = mapper.write(next);
      Cursor read = mapper.read(text, Cursor.class);
      assertThat(read).isEqualTo(next);
      assertThat(page(ViewQuery.of(View.ALL_TICKETS).paging(new PageByCursor(read, 2))).data())
          .isNotEmpty()
          .doesNotContainAnyElementsOf(first.data());
      assertThatThrownBy(() -> mapper.read("\"nonsense\"", Cursor.class))
          .hasMessageContaining("must be the unmodified next_cursor of an earlier response");
    }
  }

  private ViewPage page(ViewQuery query) {
    Result<AsOf<ViewPage>> result = desk.technicianViews().page(SampleDesk.ADMIN, query);
    return result.orElseThrow().value();
  }

  @Test
  void namesAreComputedOnce() {
    List<String> names = new ArrayList<>();
    WireFormat format = new WireFormat(JsonCase.CAMEL);
    for (int i = 0; i < 2; i++) {
      format.write(ViewCounts.ZERO, new Names(names));
    }
    int views = View.values().length;
    assertThat(names).hasSize(2 * views).contains("unassigned", "allUnsolved");
    for (int i = 0; i < views; i++) {
      assertThat(names.get(i)).isSameAs(names.get(i + views));
    }
  }

  private record Names(List<String> names) implements JsonOutput<RuntimeException> {
    @Override
    public void name(String name) {
      names.add(name);
    }

    @Override
    public void startObject() {}

    @Override
    public void endObject() {}

    @Override
    public void startArray() {}

    @Override
    public void endArray() {}

    @Override
    public void string(String value) {}

    @Override
    public void number(long value) {}

    @Override
    public void bool(boolean value) {}

    @Override
    public void nothing() {}
  }

  private static String body(Client client, long person, String path) {
    HttpResponse<String> response = client.get(person, path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
