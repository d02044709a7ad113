package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.text.TextRule;
import io.technicianviews.testkit.OddTexts;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** All texts of calls follow the same rule, and are returned in normal form. */
class TextsTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final String ADMIN = "/api/v1/admin";

  /** A call with one text. */
  private record Call(String method, String path, String field, String rest, boolean oneLine) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("POST", REQUESTS, "subject", "", true),
          new Call("POST", REQUESTS, "description", ", \"subject\": \"x\"", false),
          new Call("PATCH", REQUESTS + "/11", "subject", "", true),
          new Call("PATCH", REQUESTS + "/11", "description", "", false),
          new Call("POST", REQUESTS + "/11/subtasks", "subject", "", true),
          new Call("POST", REQUESTS + "/11/messages", "content", "", false),
          new Call("POST", ADMIN + "/people", "full_name", ", \"role\": \"requester\"", true),
          new Call("PATCH", ADMIN + "/people/4", "full_name", "", true),
          new Call("POST", ADMIN + "/business-units", "name", "", true),
          new Call("PATCH", ADMIN + "/business-units/1", "name", "", true),
          new Call("PATCH", ADMIN + "/statuses/1", "name", "", true),
          new Call("PATCH", ADMIN + "/priorities/1", "name", "", true));

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void returnsAcceptedTextsInNormalForm() {
    for (Call call : CALLS) {
      for (int i = 0; i < OddTexts.ACCEPTED.size(); i++) {
        // Names of business units are unique.
        String text = OddTexts.ACCEPTED.get(i) + CALLS.indexOf(call);
        HttpResponse<String> response = send(call, text);
        assertThat(response.statusCode()).as(call + response.body()).isIn(200, 201);
        assertThat(Client.json(response).path(call.field()).asText())
            .isEqualTo(TextRule.normalized(text));
      }
    }
  }

  @Test
  void rejectsOtherTextsWithAReason() {
    for (Call call : CALLS) {
      Stream<String> refused =
          call.oneLine()
              ? Stream.concat(OddTexts.REFUSED.stream(), OddTexts.REFUSED_IN_A_LINE.stream())
              : OddTexts.REFUSED.stream();
      refused.forEach(
          text -> {
            HttpResponse<String> response = send(call, text);
            assertThat(response.statusCode()).as(call + escaped(text)).isEqualTo(400);
            assertThat(Client.json(response).at("/errors/0/field").asText())
                .isEqualTo(call.field());
            assertThat(Client.json(response).at("/errors/0/detail").asText()).startsWith("must ");
          });
    }
  }

  @Test
  void namesAreEqualInNormalForm() {
    String path = ADMIN + "/business-units";
    assertThat(client.post(SampleDesk.ADMIN, path, "{\"name\": \"Zo\\u00eb\"}").statusCode())
        .isEqualTo(201);
    HttpResponse<String> second = client.post(SampleDesk.ADMIN, path, "{\"name\": \"Zoe\\u0308\"}");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(Client.json(second).path("type").asText()).endsWith("name-taken");
  }

  private HttpResponse<String> send(Call call, String text) {
    return client.send(
        call.method(),
        SampleDesk.ADMIN,
        call.path(),
        "{\"%s\": \"%s\"%s}".formatted(call.field(), escaped(text), call.rest()));
  }

  /** Escapes all characters; unpaired surrogates can only be sent as escapes. */
  private static String escaped(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
  }
}
