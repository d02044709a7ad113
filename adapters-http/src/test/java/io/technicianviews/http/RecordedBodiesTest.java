package io.technicianviews.http;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.recorded.RecordedText;
import io.technicianviews.domain.view.View;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The responses of the sample helpdesk, byte for byte. Problems are recorded by status alone, since
 * their texts may be improved.
 */
class RecordedBodiesTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final String VIEWS = REQUESTS + "/technician-views";
  private static final String ADMIN = "/api/v1/admin";
  private static final List<Long> CALLERS =
      List.of(
          SampleDesk.ADMIN,
          SampleDesk.TECHNICIAN,
          SampleDesk.OTHER_TECHNICIAN,
          SampleDesk.REQUESTER);
  private static final List<String> HEADERS =
      List.of("Content-Type", "Location", "ETag", "X-Cache", "X-As-Of", "Cache-Control");

  static final List<String> PATHS =
      Stream.concat(
              Arrays.stream(View.values()).map(view -> VIEWS + "?view=" + view.wireName()),
              Stream.of(
                  VIEWS,
                  VIEWS + "?view=all_tickets&per_page=2&page=2",
                  VIEWS + "?view=all_tickets&type=subtasks",
                  VIEWS + "?view=all_unsolved&unread=true&sort=-due_date",
                  VIEWS + "?view=all_unsolved&business_unit_id=1",
                  VIEWS + "?view=all_unsolved&business_unit_id=-1",
                  VIEWS + "?page=0",
                  VIEWS + "/counts",
                  VIEWS + "/counts?view=all_solved&business_unit_id=2",
                  REQUESTS + "/business-unit-counts",
                  REQUESTS + "/business-unit-counts?view=all_your_requests",
                  REQUESTS,
                  REQUESTS + "?per_page=2&page=2",
                  REQUESTS + "/11",
                  REQUESTS + "/12",
                  REQUESTS + "/15",
                  REQUESTS + "/16",
                  REQUESTS + "/11/messages",
                  REQUESTS + "/11/subtasks",
                  REQUESTS + "/11/history",
                  ADMIN + "/people",
                  ADMIN + "/people/2",
                  ADMIN + "/business-units",
                  ADMIN + "/statuses",
                  ADMIN + "/priorities",
                  "/api/v1/me"))
          .toList();

  /** A command that is sent. */
  private record Command(String method, long caller, String path, String body) {}

  private static final List<Command> COMMANDS =
      List.of(
          new Command("POST", SampleDesk.REQUESTER, REQUESTS, "{\"subject\": \"Mouse\"}"),
          new Command(
              "POST",
              SampleDesk.TECHNICIAN,
              REQUESTS,
              "{\"subject\": \"Keyboard\", \"requester_id\": 4, \"business_unit_id\": 1,"
                  + " \"priority\": 1, \"description\": \"It sticks.\"}"),
          new Command(
              "POST", SampleDesk.TECHNICIAN, REQUESTS + "/11/subtasks", "{\"subject\": \"Ink\"}"),
          new Command("POST", SampleDesk.TECHNICIAN, REQUESTS + "/11/take", ""),
          new Command("POST", SampleDesk.ADMIN, REQUESTS + "/11/take", ""),
          new Command("POST", SampleDesk.ADMIN, REQUESTS + "/13/assign", "{\"technician_id\": 3}"),
          new Command(
              "POST", SampleDesk.ADMIN, REQUESTS + "/13/unassign", "{\"technician_id\": 3}"),
          new Command(
              "PATCH",
              SampleDesk.TECHNICIAN,
              REQUESTS + "/12",
              "{\"status\": 5, \"subject\": \"Toner\"}"),
          new Command(
              "POST", SampleDesk.REQUESTER, REQUESTS + "/11/messages", "{\"content\": \"Yes.\"}"),
          new Command("POST", SampleDesk.TECHNICIAN, REQUESTS + "/11/read", "{\"up_to\": 4}"),
          new Command("DELETE", SampleDesk.ADMIN, REQUESTS + "/14", ""),
          new Command("DELETE", SampleDesk.TECHNICIAN, REQUESTS + "/13", ""));

  @Test
  void queryResponsesAreAsRecorded() {
    try (ServiceDesk desk = SampleDesk.desk();
        Client client = Client.of(desk)) {
      RecordedText.assertRecorded("queries.txt", queries(client, CALLERS));
    }
  }

  @Test
  void cachedResponsesAreAsRecorded() {
    try (ServiceDesk desk = SampleDesk.cached(SampleDesk.snapshots());
        Client client = Client.of(desk)) {
      String misses = queries(client, List.of(SampleDesk.TECHNICIAN));
      String hits = queries(client, List.of(SampleDesk.TECHNICIAN));
      RecordedText.assertRecorded("cached-queries.txt", misses + "\n" + hits);
    }
  }

  @Test
  void commandResponsesAreAsRecorded() {
    try (ServiceDesk desk = SampleDesk.desk();
        Client client = Client.of(desk)) {
      String responses =
          COMMANDS.stream().map(command -> sent(client, command)).collect(Collectors.joining("\n"));
      RecordedText.assertRecorded(
          "commands.txt", responses + "\n" + queries(client, List.of(SampleDesk.ADMIN)));
    }
  }

  private static String queries(Client client, List<Long> callers) {
    return PATHS.stream()
        .flatMap(
            path ->
                callers.stream()
                    .map(caller -> recorded("GET", caller, path, client.get(caller, path))))
        .collect(Collectors.joining("\n"));
  }

  private static String sent(Client client, Command command) {
    HttpRequest.Builder request =
        client.json(command.method(), command.caller(), command.path(), command.body());
    return recorded(command.method(), command.caller(), command.path(), client.send(request));
  }

  private static String recorded(
      String method, long caller, String path, HttpResponse<String> response) {
    String call = "%s %s by %d: %d\n".formatted(method, path, caller, response.statusCode());
    if (response.statusCode() >= 400) {
      return call;
    }
    String headers =
        HEADERS.stream()
            .flatMap(
                name ->
                    response.headers().allValues(name).stream()
                        .map(value -> name + ": " + value + "\n"))
            .collect(Collectors.joining());
    return call + headers + response.body() + "\n";
  }
}
