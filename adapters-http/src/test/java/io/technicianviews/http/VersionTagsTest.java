package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tags that are the version of a request or a view, and validate no whole response. */
class VersionTagsTest {

  private static final String REQUESTS = "/api/v1/requests";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void aTagOfAVersionIsNoReasonToOmitTheBody() {
    String view = createdView();
    for (String path : List.of(REQUESTS + "/11", view)) {
      HttpResponse<String> first = client.get(SampleDesk.ADMIN, path);
      for (String method : List.of("GET", "HEAD")) {
        HttpResponse<String> again =
            client.send(
                client
                    .request(SampleDesk.ADMIN, path)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("If-None-Match", tag(first)));
        assertThat(again.statusCode()).as(method + " " + path).isEqualTo(200);
        assertThat(tag(again)).isEqualTo(tag(first));
        assertThat(again.body()).isEqualTo(method.equals("GET") ? first.body() : "");
      }
    }
  }

  @Test
  void changesRespondInFullWhateverIfNoneMatchContains() {
    for (List<String> call :
        List.of(
            List.of("PATCH", REQUESTS + "/11", "{\"priority\": 3}", "\"2\""),
            List.of("POST", REQUESTS + "/12/take", "", "\"2\""),
            List.of("POST", REQUESTS, "{\"subject\": \"New\"}", "\"1\""),
            List.of("PATCH", createdView(), "{\"title\": \"Renamed\"}", "\"2\""))) {
      HttpResponse<String> response =
          client.send(
              client
                  .json(call.get(0), SampleDesk.ADMIN, call.get(1), call.get(2))
                  .header("If-None-Match", call.get(3)));
      assertThat(tag(response)).as(call.toString()).isEqualTo(call.get(3));
      assertThat(response.statusCode()).as(call.toString()).isBetween(200, 201);
      assertThat(response.body()).as(call.toString()).startsWith("{");
    }
  }

  @Test
  void staleVersionsAreReportedWhateverIfNoneMatchContains() {
    HttpResponse<String> response =
        client.send(
            client
                .json("PATCH", SampleDesk.ADMIN, REQUESTS + "/11", "{\"priority\": 3}")
                .header("If-Match", "\"9\"")
                .header("If-None-Match", "\"1\""));
    assertThat(response.statusCode()).isEqualTo(412);
  }

  @Test
  void responsesOfOneCallerAreNotReusedForAnother() {
    for (String path :
        List.of(REQUESTS + "/11", createdView(), "/api/v1/me", REQUESTS + "/technician-views")) {
      assertThat(client.get(SampleDesk.ADMIN, path).headers().allValues("Vary"))
          .as(path)
          .containsOnlyOnce("Authorization");
    }
  }

  private String createdView() {
    return client
        .post(
            SampleDesk.ADMIN,
            "/api/v1/views",
            "{\"title\": \"Mine\", \"conditions\": {\"all\": []}}")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }
}
