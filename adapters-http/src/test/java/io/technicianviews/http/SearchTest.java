package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.search.SearchCursor;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.json.CursorCodec;
import io.technicianviews.json.SearchCursorCodec;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of a search. */
class SearchTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String SEARCH = "/api/v1/requests/search";

  @Test
  void aSearchIsReadPageByPage() {
    ServiceDesk desk = SampleDesk.desk();
    for (int i = 0; i < 5; i++) {
      desk.commands().create(SampleDesk.REQUESTER, NewRequest.of("Toner " + i)).orElseThrow();
    }
    try (Client client = Client.of(desk)) {
      JsonNode whole = page(client, "?q=toner&limit=50");
      assertThat(whole.path("next_cursor").isNull()).isTrue();
      List<String> walked = new ArrayList<>();
      String query = "?q=toner&limit=2";
      int pages = 0;
      while (!query.isEmpty()) {
        JsonNode page = page(client, query);
        walked.addAll(ids(page));
        String next = page.path("next_cursor").asText("");
        query = page.path("next_cursor").isNull() ? "" : "?q=TONER&limit=2&cursor=" + next;
        pages++;
      }
      assertThat(walked).hasSize(5).isEqualTo(ids(whole));
      assertThat(pages).isEqualTo(3);

      String cursor = page(client, "?q=toner&limit=1").path("next_cursor").asText();
      assertThat(refused(client, "?q=printer&cursor=" + cursor))
          .contains("is of another search; give the q of the call that returned it");
      String ofList = CursorCodec.encode(Cursor.ofOwnRequests(new SeekPosition(List.of(1L), 7)));
      for (String wrong : List.of(ofList, cursor + "A", "x")) {
        assertThat(refused(client, "?q=toner&cursor=" + wrong))
            .contains("must be the unmodified next_cursor of an earlier response of a search");
      }
    }
  }

  @Test
  void aCursorIsDecodedAsItWasEncoded() {
    for (SearchHit.Match match : SearchHit.Match.values()) {
      for (String instant : List.of("2026-11-23T10:00:00.000001Z", "1969-01-01T00:00:00Z")) {
        SearchCursor cursor =
            SearchCursor.of(
                new SearchTerms("broken scanner"),
                new SearchHit(match, Instant.parse(instant), Long.MAX_VALUE));
        String text = SearchCursorCodec.encode(cursor);
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(SearchCursorCodec.decode(text)).contains(cursor);
        assertThat(CursorCodec.decode(text)).isEqualTo(new CursorCodec.Decoded.Malformed());
      }
    }
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("data").forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  private static JsonNode page(Client client, String query) {
    return SPECIFICATION.checked("get", SEARCH, client.get(SampleDesk.ADMIN, SEARCH + query), 200);
  }

  private static String refused(Client client, String query) {
    HttpResponse<String> response = client.get(SampleDesk.ADMIN, SEARCH + query);
    assertThat(response.statusCode()).isEqualTo(400);
    return response.body();
  }
}
