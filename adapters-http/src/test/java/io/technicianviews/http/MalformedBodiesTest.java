package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.http.internal.protocol.HttpLimits;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that are malformed below JSON, and the part of a body that a response repeats. */
class MalformedBodiesTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final String SUBJECT = "{\"subject\": \"Printer\"}";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
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
  void rejectsMalformedChunks() {
    String size = Integer.toHexString(SUBJECT.length());
    List<String> broken =
        List.of(
            "zz\r\n" + SUBJECT + "\r\n0\r\n\r\n",
            "-5\r\n" + SUBJECT + "\r\n0\r\n\r\n",
            "\r\n" + SUBJECT + "\r\n0\r\n\r\n",
            "ffffffffffffffffff\r\n" + SUBJECT + "\r\n0\r\n\r\n",
            size + "\n" + SUBJECT + "\n0\n\n",
            size + "\r\n" + SUBJECT + "XX0\r\n\r\n");
    for (String path : List.of(REQUESTS, REQUESTS + "/11/take", REQUESTS + "/11/messages")) {
      for (String body : broken) {
        assertProblem(post(path, CHUNKED, body), 400, ProblemType.MALFORMED_BODY);
      }
    }
    assertThat(post(REQUESTS, CHUNKED, size + "\r\n" + SUBJECT + "\r\n0\r\n\r\n").status())
        .isEqualTo(201);
  }

  @Test
  void rejectsTruncatedBodies() {
    String size = Integer.toHexString(SUBJECT.length());
    for (List<String> request :
        List.of(
            List.of("Content-Length: 50\r\n", SUBJECT),
            List.of("Content-Length: 50\r\n", ""),
            List.of(CHUNKED, size + "\r\n" + SUBJECT))) {
      try (Wire wire = new Wire(client.port())) {
        wire.send(head(REQUESTS, request.get(0)) + request.get(1));
        wire.endOutput();
        assertProblem(wire.rest(), 400, ProblemType.MALFORMED_BODY);
      }
    }
  }

  @Test
  void rejectsTooLargeBodiesInAnyEncoding() {
    int over = HttpLimits.MAX_BODY_BYTES + 1;
    String size = Integer.toHexString(over);
    String spaces = " ".repeat(over);
    for (String path : List.of(REQUESTS, REQUESTS + "/11/take")) {
      assertProblem(
          post(path, CHUNKED, size + "\r\n" + spaces + "\r\n0\r\n\r\n"),
          413,
          ProblemType.CONTENT_TOO_LARGE);
      assertProblem(
          post(path, "Content-Length: " + over + "\r\n", ""), 413, ProblemType.CONTENT_TOO_LARGE);
    }
  }

  @Test
  void acceptsTheLongestTextsInAnyEscaping() {
    String party = "\\ud83c\\udf89";
    assertThat(
            client
                .post(
                    SampleDesk.REQUESTER,
                    REQUESTS + "/11/messages",
                    "{\"content\": \"" + party.repeat(TextRule.MESSAGE.maxLength()) + "\"}")
                .statusCode())
        .isEqualTo(201);
    HttpResponse<String> longest =
        client.post(
            SampleDesk.REQUESTER,
            REQUESTS,
            """
            {"subject": "%s", "description": "%s", "priority": 1, "business_unit_id": 1,
             "due_date": "2026-11-24T10:00:00+02:00"}
            """
                .formatted(
                    party.repeat(TextRule.SUBJECT.maxLength()),
                    party.repeat(TextRule.DESCRIPTION.maxLength())));
    assertThat(longest.statusCode()).as(longest.body()).isEqualTo(201);
    // Before normalization a character has four code units at most.
    assertThat(4 * 6 * (TextRule.SUBJECT.maxLength() + TextRule.DESCRIPTION.maxLength()))
        .isLessThan(HttpLimits.MAX_BODY_BYTES - 1_000);
  }

  @Test
  void acceptsUtf8Only() {
    for (String charset :
        List.of(
            "nonsense",
            "utf-16",
            "UTF-32",
            "iso-8859-1",
            "us-ascii",
            "",
            "\"",
            "\u00ff",
            "utf-8; charset=utf-16",
            "utf-8 x",
            "utf-8;x")) {
      String type = "application/json; charset=" + charset;
      for (String path : List.of(REQUESTS, REQUESTS + "/11/messages")) {
        assertProblem(typed(path, type, SUBJECT), 415, ProblemType.UNSUPPORTED_MEDIA_TYPE);
      }
    }
    for (String right :
        List.of("; charset=UTF-8", ";charset=\"utf-8\" ; x=\"a;charset=b\"", ";", " ; x=y")) {
      assertThat(typed(REQUESTS, "application/json" + right, SUBJECT).status())
          .as(right)
          .isEqualTo(201);
    }
    assertProblem(
        typed(REQUESTS, "application/json\r\nContent-Type: text/plain", SUBJECT),
        415,
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
    assertProblem(
        typed(REQUESTS, "application/json\r\nContent-Encoding: gzip", SUBJECT),
        415,
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void rejectsOtherEncodings() {
    List<byte[]> bodies = new ArrayList<>();
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
      bodies.add(SUBJECT.getBytes(Charset.forName(charset)));
    }
    bodies.add(("\ufeff" + SUBJECT).getBytes(StandardCharsets.UTF_8));
    bodies.add("{\"subject\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));
    bodies.add("{\"subject\": \"\u00c0\u00af\"}".getBytes(StandardCharsets.ISO_8859_1));
    bodies.add("{\"subject\": \"\u00ed\u00a0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] body : bodies) {
      HttpResponse<String> response =
          client.send(
              client
                  .request(SampleDesk.REQUESTER, REQUESTS)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body)));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
      assertThat(response.body()).contains(ProblemType.MALFORMED_BODY.type());
    }
  }

  @Test
  void responsesRepeatABoundedPartOfTheRequest() {
    StringBuilder fields = new StringBuilder("{\"subject\": 1");
    StringBuilder query = new StringBuilder("?");
    for (int i = 0; i < 5_000; i++) {
      fields.append(", \"field-").append(i).append("\": 1");
    }
    for (int i = 0; i < 1_000; i++) {
      query.append("&parameter").append(i).append("=1");
    }
    fields.append('}');
    JsonNode inBody = bounded(client.post(SampleDesk.REQUESTER, REQUESTS, fields.toString()));
    assertThat(inBody.path("errors")).hasSize(20);
    assertThat(inBody.path("omitted_errors").asInt()).isEqualTo(5_001 - 20);
    assertThat(inBody.path("detail").asText()).endsWith(" 4981 more are not listed.");
    JsonNode inQuery = bounded(client.get(SampleDesk.REQUESTER, REQUESTS + query));
    assertThat(inQuery.path("omitted_errors").asInt()).isEqualTo(1_000 - 20);
    JsonNode few = bounded(client.post(SampleDesk.REQUESTER, REQUESTS, "{\"colour\": 1}"));
    assertThat(few.path("errors")).hasSize(2);
    assertThat(few.has("omitted_errors")).isFalse();

    String name = "\"" + "n".repeat(20_000) + "\": 1";
    bounded(client.post(SampleDesk.REQUESTER, REQUESTS, "{" + name + "}"));
    bounded(client.post(SampleDesk.REQUESTER, REQUESTS, "{" + name + ", " + name + "}"));
    bounded(client.post(SampleDesk.REQUESTER, REQUESTS, "{\"a\": " + "n".repeat(20_000) + "}"));
    bounded(client.get(SampleDesk.REQUESTER, REQUESTS + "?" + "n".repeat(15_000) + "=1"));
  }

  @Test
  void replacesUnpairedSurrogatesInErrors() {
    String cut = "n".repeat(99) + "\\ud83c\\udf89";
    assertThat(
            Client.json(client.post(SampleDesk.REQUESTER, REQUESTS, "{\"" + cut + "\": 1}"))
                .path("errors")
                .findValuesAsText("field"))
        .contains("n".repeat(99) + "\ufffd...");
  }

  private static JsonNode bounded(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).hasSizeLessThan(8_000);
    assertThat(Specification.published().errors("Problem", response.body())).isEmpty();
    return Client.json(response);
  }

  private static Wire.Response post(String path, String header, String body) {
    return Wire.exchange(client.port(), head(path, header) + body);
  }

  private static Wire.Response typed(String path, String type, String body) {
    return Wire.exchange(
        client.port(),
        head(path, Map.of("Content-Type", type, "Content-Length", body.length() + "")) + body);
  }

  private static String head(String path, String header) {
    return head(path, Map.of("Content-Type", "application/json")).stripTrailing()
        + "\r\n"
        + header
        + "\r\n";
  }

  private static String head(String path, Map<String, String> headers) {
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: x\r\n");
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Connection", "close");
    all.put("Authorization", "Bearer " + Tokens.of(SampleDesk.TECHNICIAN));
    all.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head + "\r\n";
  }

  private static void assertProblem(Wire.Response response, int status, ProblemType problemType) {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(Client.json(response.body()).path("type").asText()).isEqualTo(problemType.type());
  }
}
