package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.json.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every refusal of a writing call, and its detail. */
class WritingRefusalsTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final String REQUESTS = "/api/v1/requests";
  private static final String ADMIN = "/api/v1/admin";

  @AutoClose private final Client client = Client.of(SampleDesk.desk());

  @Test
  void invisibleRequestsAreNotFound() {
    String solve = "{\"status\": 5}";
    for (String path : new String[] {"/11", "/999", "/16", "/x"}) {
      refused(
          client.patch(SampleDesk.OTHER_TECHNICIAN, REQUESTS + path, solve),
          ProblemType.NO_SUCH_REQUEST,
          "The request does not exist, or you may not see it.");
    }
    refused(
        client.post(SampleDesk.OTHER_TECHNICIAN, REQUESTS + "/11/take", ""),
        ProblemType.NO_SUCH_REQUEST,
        "The request does not exist");
    refused(
        client.post(SampleDesk.OTHER_TECHNICIAN, REQUESTS + "/11/messages", "{\"content\": \"x\"}"),
        ProblemType.NO_SUCH_REQUEST,
        "The request does not exist");
  }

  @Test
  void rejectsEditsAndForeignRequestsOfRequesters() {
    refused(
        client.post(SampleDesk.REQUESTER, REQUESTS, "{\"subject\": \"x\", \"requester_id\": 1}"),
        ProblemType.MAY_NOT_REQUEST_FOR_OTHERS,
        "omit requester_id");
    refused(
        client.patch(SampleDesk.REQUESTER, REQUESTS + "/11", "{\"priority\": 1}"),
        ProblemType.TECHNICIANS_ONLY,
        "person 4 is neither");
    refused(
        client.send("DELETE", SampleDesk.REQUESTER, REQUESTS + "/12", ""),
        ProblemType.ADMINS_ONLY,
        "This call requires an admin; person 4 is not one.");
  }

  @Test
  void rejectsEditsOfATechnicianWhoIsOnlyTheRequester() {
    JsonNode own =
        Client.json(
            client.post(
                SampleDesk.TECHNICIAN, REQUESTS, "{\"subject\": \"x\", \"business_unit_id\": 2}"));
    refused(
        client.patch(
            SampleDesk.TECHNICIAN, REQUESTS + "/" + own.path("id").asLong(), "{\"status\": 2}"),
        ProblemType.MAY_NOT_EDIT,
        "only as its requester");
  }

  @Test
  void rejectsUnknownReferences() {
    refused(
        client.post(SampleDesk.ADMIN, REQUESTS, "{\"subject\": \"x\", \"requester_id\": 99}"),
        ProblemType.UNKNOWN_REQUESTER,
        "99 is not");
    refused(
        client.patch(SampleDesk.ADMIN, REQUESTS + "/11", "{\"business_unit_id\": 77}"),
        ProblemType.UNKNOWN_BUSINESS_UNIT,
        "no business unit 77");
  }

  @Test
  void reportsWhyAPersonIsNotAssignable() {
    String path = REQUESTS + "/11/assign";
    refused(assign(path, 99), ProblemType.NOT_ASSIGNABLE, "there is no person 99");
    refused(assign(path, 5), ProblemType.NOT_ASSIGNABLE, "5 is deactivated");
    refused(assign(path, 4), ProblemType.NOT_ASSIGNABLE, "4 is a requester");
    refused(assign(path, 3), ProblemType.NOT_ASSIGNABLE, "3 does not cover it");
  }

  @Test
  void reportsTheAssigneesToALaterTaker() {
    client.post(SampleDesk.TECHNICIAN, REQUESTS + "/11/take", "");
    JsonNode problem =
        refused(
            client.post(SampleDesk.ADMIN, REQUESTS + "/11/take", ""),
            ProblemType.ALREADY_ASSIGNED,
            "The request is already assigned to Tom Technician.");
    assertThat(problem.at("/assignees/0/id").asLong()).isEqualTo(SampleDesk.TECHNICIAN);
  }

  @Test
  void rejectsNestedSubtasksAndDeletionOfParents() {
    refused(
        client.post(SampleDesk.TECHNICIAN, REQUESTS + "/12/subtasks", "{\"subject\": \"x\"}"),
        ProblemType.SUBTASK_OF_SUBTASK,
        "add the new subtask to its parent");
    refused(
        client.send("DELETE", SampleDesk.ADMIN, REQUESTS + "/11", ""),
        ProblemType.HAS_SUBTASKS,
        "Delete its subtasks first: request 11 has 1.");
  }

  @Test
  void rejectsReadPositionsBeyondTheLastMessage() {
    refused(
        client.post(SampleDesk.TECHNICIAN, REQUESTS + "/11/read", "{\"up_to\": 4}"),
        ProblemType.READ_POSITION_BEYOND_END,
        "up_to is at most 3");
  }

  @Test
  void rejectsInvalidAdministration() {
    refused(
        client.post(SampleDesk.TECHNICIAN, ADMIN + "/business-units", "{\"name\": \"x\"}"),
        ProblemType.ADMINS_ONLY,
        "person 2 is not one");
    refused(
        client.post(SampleDesk.ADMIN, ADMIN + "/business-units", "{\"name\": \"Network\"}"),
        ProblemType.NAME_TAKEN,
        "business unit 1 has this name");
    refused(
        client.patch(SampleDesk.ADMIN, ADMIN + "/people/1", "{\"active\": false}"),
        ProblemType.LAST_ADMIN,
        "make another person an admin");
    refused(
        client.patch(SampleDesk.ADMIN, ADMIN + "/people/99", "{\"active\": false}"),
        ProblemType.NO_SUCH_PERSON,
        "no person with this id");
    refused(
        client.send("PUT", SampleDesk.ADMIN, ADMIN + "/people/2/business-units/9", ""),
        ProblemType.NO_SUCH_BUSINESS_UNIT,
        "no business unit with this id");
    refused(
        client.patch(SampleDesk.ADMIN, ADMIN + "/statuses/7", "{\"name\": \"x\"}"),
        ProblemType.NO_SUCH_LABEL,
        "no status with this id");
    refused(
        client.patch(SampleDesk.ADMIN, ADMIN + "/priorities/0", "{\"name\": \"x\"}"),
        ProblemType.NO_SUCH_LABEL,
        "1 to 4");
  }

  @Test
  void reportsMissingPermissionsBeforeInvalidBodies() {
    refused(
        client.patch(SampleDesk.REQUESTER, REQUESTS + "/11", "nonsense"),
        ProblemType.TECHNICIANS_ONLY,
        "person 4 is neither");
    refused(
        client.patch(SampleDesk.TECHNICIAN, ADMIN + "/statuses/7", "{}"),
        ProblemType.ADMINS_ONLY,
        "person 2 is not one");
    refused(
        client.post(SampleDesk.DEACTIVATED, REQUESTS, "{}"),
        ProblemType.USER_NOT_AUTHORIZED,
        "is a deactivated person");
    assertThat(
            client.send(client.request(REQUESTS).POST(BodyPublishers.ofString("{}"))).statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> assign(String path, long technician) {
    return client.post(SampleDesk.ADMIN, path, "{\"technician_id\": " + technician + "}");
  }

  private static JsonNode refused(
      HttpResponse<String> response, ProblemType problemType, String detail) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(problemType.status());
    assertThat(
            SPECIFICATION.errors(
                SPECIFICATION.response(
                    "post", "/api/v1/requests/{id}/read", 599, "application/problem+json"),
                response.body()))
        .as(response.body())
        .isEmpty();
    JsonNode body = Client.json(response);
    assertThat(body.path("type").asText()).isEqualTo(problemType.type());
    assertThat(body.path("detail").asText()).contains(detail);
    return body;
  }
}
