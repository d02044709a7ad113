package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.view.View;
import io.technicianviews.json.CursorCodec;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pagination by cursor. */
class CursorTest {

  private static final String OWN = "/api/v1/requests";
  private static final String VIEWS = "/api/v1/requests/technician-views";
  private static final String ANEW = "; or omit it for the first page";
  private static final String NO_CURSOR =
      "must be the unmodified next_cursor of an earlier response" + ANEW;
  private static Client client;

  @BeforeAll
  static void start() {
    client = Client.of(SampleDesk.desk());
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void cursorsAndPagesReturnTheSameLists() {
    for (View view : View.values()) {
      for (String filter : List.of("", "&type=parents", "&business_unit_id=1&business_unit_id=2")) {
        assertWalks(VIEWS + "?view=" + view.wireName() + filter + "&per_page=1");
      }
    }
    for (String sort :
        List.of("created", "-created", "updated", "priority", "-priority", "due_date")) {
      assertWalks(VIEWS + "?view=all_unsolved&per_page=1&sort=" + sort);
      assertWalks(VIEWS + "?view=unassigned&per_page=2&unread=true&sort=" + sort);
    }
    assertWalks(OWN + "?per_page=2");
  }

  @Test
  void everyPageHasANextCursor() {
    JsonNode first = page(VIEWS + "?per_page=2");
    JsonNode second = page(VIEWS + "?per_page=2&page=2");
    assertThat(next(first)).matches("[A-Za-z0-9_-]+").hasSizeLessThan(120);
    assertThat(first.path("page").asInt()).isEqualTo(1);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    JsonNode followed = page(VIEWS + "?per_page=2&cursor=" + next(first));
    assertThat(followed.path("data")).isEqualTo(second.path("data"));
    assertThat(followed.path("page").isNull()).isTrue();
    assertThat(followed.path("per_page").asInt()).isEqualTo(2);
    assertThat(followed.path("total")).isEqualTo(first.path("total"));
    assertThat(followed.path("counts")).isEqualTo(first.path("counts"));
    assertThat(page(VIEWS + "?page=9").path("next_cursor").isNull()).isTrue();
  }

  @Test
  void filtersMayChangeBetweenPages() {
    String cursor = next(page(VIEWS + "?per_page=1"));
    assertThat(page(VIEWS + "?per_page=9&cursor=" + cursor).path("data")).hasSize(3);
    assertThat(page(VIEWS + "?type=subtasks&cursor=" + cursor).path("data")).hasSize(1);
  }

  @Test
  void rejectsCursorsOfOtherListsAndOrders() {
    String unassigned = next(page(VIEWS + "?per_page=1"));
    String byDue = next(page(VIEWS + "?per_page=1&sort=-due_date"));
    String own = next(page(OWN + "?per_page=1"));
    String order = "is of another order; give the sort of the call that returned it" + ANEW;
    assertThat(error(VIEWS + "?view=all_tickets&cursor=" + unassigned))
        .isEqualTo("is of the view unassigned, not of the view all_tickets" + ANEW);
    assertThat(error(VIEWS + "?cursor=" + byDue)).isEqualTo(order);
    assertThat(error(VIEWS + "?sort=due_date&cursor=" + byDue)).isEqualTo(order);
    assertThat(error(VIEWS + "?cursor=" + own))
        .isEqualTo("is of your own requests, not of the view unassigned" + ANEW);
    assertThat(error(OWN + "?cursor=" + unassigned))
        .isEqualTo("is of the view unassigned, not of your own requests" + ANEW);
    assertThat(page(VIEWS + "?sort=-due_date&cursor=" + byDue).path("data")).hasSize(3);
    assertThat(page(VIEWS + "?sort=-created&cursor=" + unassigned).path("data")).hasSize(3);
  }

  @Test
  void rejectsCursorTogetherWithPage() {
    String cursor = next(page(VIEWS + "?per_page=1"));
    String together = "cannot be given together with page; give one of them";
    assertThat(error(VIEWS + "?page=1&cursor=" + cursor)).isEqualTo(together);
    assertThat(error(VIEWS + "?page=2&cursor=")).isEqualTo(together);
    assertThat(error(OWN + "?page=1&cursor=x")).isEqualTo(together);
    assertThat(error(VIEWS + "?cursor=" + cursor + "&cursor=" + cursor))
        .isEqualTo("may be given once only");
  }

  @Test
  void rejectsMalformedCursors() {
    for (String none : List.of("", "x", "!", "%20", "AAAA", "a".repeat(2000), "null", "1%7Cown")) {
      assertThat(error(VIEWS + "?cursor=" + none)).as(none).isEqualTo(NO_CURSOR);
      assertThat(error(OWN + "?cursor=" + none)).as(none).isEqualTo(NO_CURSOR);
    }
  }

  @Test
  void rejectsModifiedCursors() {
    String cursor = next(page(VIEWS + "?per_page=1"));
    for (int i = 0; i < cursor.length(); i++) {
      for (char other : new char[] {'A', 'z', '_', '4'}) {
        String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
        if (!changed.equals(cursor)) {
          assertThat(CursorCodec.decode(changed)).isEqualTo(new CursorCodec.Decoded.Malformed());
        }
      }
      assertThat(CursorCodec.decode(cursor.substring(0, i)))
          .isEqualTo(new CursorCodec.Decoded.Malformed());
    }
    assertThat(CursorCodec.decode(cursor + "A")).isEqualTo(new CursorCodec.Decoded.Malformed());
    assertThat(error(VIEWS + "?cursor=" + cursor.substring(1))).isEqualTo(NO_CURSOR);
  }

  private static void assertWalks(String path) {
    List<JsonNode> byPage = new ArrayList<>();
    List<JsonNode> byCursor = new ArrayList<>();
    JsonNode page = page(path);
    long total = page.path("total").asLong();
    for (int number = 1; !page.path("data").isEmpty(); number++) {
      page = page(path + "&page=" + number);
      page.path("data").forEach(byPage::add);
    }
    page = page(path);
    page.path("data").forEach(byCursor::add);
    while (!page.path("next_cursor").isNull()) {
      page = page(path + "&cursor=" + next(page));
      assertThat(page.path("data")).as(path).isNotEmpty();
      assertThat(page.path("total").asLong()).isEqualTo(total);
      page.path("data").forEach(byCursor::add);
    }
    assertThat(byCursor).as(path).isEqualTo(byPage).hasSize((int) total);
    Set<Long> ids = new LinkedHashSet<>();
    byCursor.forEach(row -> ids.add(row.path("id").asLong()));
    assertThat(ids).hasSize((int) total);
  }

  private static String next(JsonNode page) {
    return page.path("next_cursor").asText();
  }

  private static JsonNode page(String path) {
    long person = path.startsWith(VIEWS) ? SampleDesk.ADMIN : SampleDesk.REQUESTER;
    HttpResponse<String> response = client.get(person, path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    return Client.json(response);
  }

  private static String error(String path) {
    HttpResponse<String> response = client.get(SampleDesk.ADMIN, path);
    assertThat(response.statusCode()).as(path).isEqualTo(400);
    JsonNode problem = Client.json(response);
    assertThat(problem.path("type").asText()).endsWith(":invalid-parameters");
    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("cursor");
    return problem.at("/errors/0/detail").asText();
  }
}
