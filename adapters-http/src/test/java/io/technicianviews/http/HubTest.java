package io.technicianviews.http;

import static io.technicianviews.http.SampleDesk.ADMIN;
import static io.technicianviews.http.SampleDesk.NETWORK;
import static io.technicianviews.http.SampleDesk.NOW;
import static io.technicianviews.http.SampleDesk.OTHER_TECHNICIAN;
import static io.technicianviews.http.SampleDesk.PAYROLL;
import static io.technicianviews.http.SampleDesk.PAYSLIP;
import static io.technicianviews.http.SampleDesk.PRINTER;
import static io.technicianviews.http.SampleDesk.REQUESTER;
import static io.technicianviews.http.SampleDesk.TECHNICIAN;
import static io.technicianviews.http.SampleDesk.TONER;
import static io.technicianviews.http.SampleDesk.VPN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.request.Status;
import io.technicianviews.json.JsonCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The updates of tickets that clients of the hub receive. */
@Timeout(60)
class HubTest {

  private final HubDesk desk = HubDesk.open();

  @AfterEach
  void close() {
    desk.close();
  }

  private void edit(long ticket, RequestPatch patch) {
    desk.desk().commands().update(ADMIN, ticket, patch).orElseThrow();
  }

  private static JsonNode response(String target, String arguments) {
    return Client.json(
        "{\"type\":1,\"target\":\"" + target + "\",\"arguments\":" + arguments + "}");
  }

  @Test
  void sendsTheReplyAndThenTheCompletion() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      tom.invoke("1", "SubscribeToTicket", "[11]");
      assertThat(tom.next()).isEqualTo(response("TicketSubscribed", "[11]"));
      assertThat(tom.next()).isEqualTo(HubSocket.completed("1"));
      tom.invoke("2", "SubscribeToUserTickets", "[]");
      assertThat(tom.next()).isEqualTo(response("UserTicketsSubscribed", "[]"));
      assertThat(tom.next()).isEqualTo(HubSocket.completed("2"));
      tom.invoke("3", "UnsubscribeFromTicket", "[11]");
      assertThat(tom.next()).isEqualTo(response("TicketUnsubscribed", "[11]"));
      assertThat(tom.next()).isEqualTo(HubSocket.completed("3"));
      tom.invoke("4", "UnsubscribeFromUserTickets", "[]");
      assertThat(tom.next()).isEqualTo(response("UserTicketsUnsubscribed", "[]"));
      assertThat(tom.next()).isEqualTo(HubSocket.completed("4"));
    }
  }

  @Test
  void acceptsStringIdsAndMethodNamesInAnyCase() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      tom.invoke("1", "subscribetoticket", "[\"11\"]");
      assertThat(tom.next()).isEqualTo(response("TicketSubscribed", "[11]"));
      assertThat(tom.next()).isEqualTo(HubSocket.completed("1"));
    }
  }

  @Test
  void sendsNoCompletionWithoutInvocationId() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      tom.send("{\"type\":1,\"target\":\"Nothing\",\"arguments\":[]}" + HubSocket.SEPARATOR);
      tom.send(
          "{\"type\":1,\"target\":\"SubscribeToTicket\",\"arguments\":[11]}" + HubSocket.SEPARATOR);
      assertThat(tom.next()).isEqualTo(response("TicketSubscribed", "[11]"));
      assertThat(tom.refused("Nothing", "[]")).isNotEmpty();
    }
  }

  @Test
  void rejectsInvalidInvocationsWithTheValidForm() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      assertThat(tom.refused("SubscribeToEverything", "[]"))
          .isEqualTo(
              "There is no method SubscribeToEverything; there are SubscribeToTicket,"
                  + " SubscribeToUserTickets, UnsubscribeFromTicket, UnsubscribeFromUserTickets.");
      for (String wrong :
          new String[] {"[]", "[11, 12]", "[0]", "[-1]", "[1.5]", "[\"x\"]", "[null]", "[[11]]"}) {
        assertThat(tom.refused("SubscribeToTicket", wrong))
            .as(wrong)
            .contains("one argument, the id of a request");
      }
      assertThat(tom.refused("SubscribeToUserTickets", "[1]")).contains("takes no arguments");
      tom.send(
          "{\"type\":4,\"invocationId\":\"9\",\"target\":\"SubscribeToTicket\",\"arguments\":[11]}"
              + HubSocket.SEPARATOR);
      assertThat(tom.next().path("error").asText()).contains("not streamed");
    }
  }

  @Test
  void invisibleTicketsAreNotFound() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      String hidden = tom.refused("SubscribeToTicket", "[" + PAYSLIP + "]");
      assertThat(hidden).isEqualTo("The request does not exist, or you may not see it.");
      assertThat(tom.refused("SubscribeToTicket", "[4711]")).isEqualTo(hidden);
      assertThat(tom.refused("SubscribeToTicket", "[" + SampleDesk.DELETED + "]"))
          .isEqualTo(hidden);

      edit(PAYSLIP, RequestPatch.NOTHING.subject("Not for Tom"));
      tom.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
      edit(PRINTER, RequestPatch.NOTHING.subject("For Tom"));
      assertThat(tom.argument("TicketUpdate").path("request_id").asLong()).isEqualTo(PRINTER);
    }
  }

  @Test
  void subscribersReceiveAllChangesOfTheirTicketsOnly() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      tom.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
      edit(TONER, RequestPatch.NOTHING.subject("Another"));
      edit(PRINTER, RequestPatch.NOTHING.status(Status.ON_HOLD).subject("This"));
      desk.desk().commands().take(TECHNICIAN, PRINTER).orElseThrow();
      desk.desk().commands().assign(ADMIN, PRINTER, ADMIN).orElseThrow();
      desk.desk().commands().addMessage(REQUESTER, PRINTER, "Well?").orElseThrow();

      JsonNode updated = tom.argument("TicketUpdate");
      assertThat(updated.path("request_id").asLong()).isEqualTo(PRINTER);
      assertThat(updated.path("update_type").asText()).isEqualTo("updated");
      assertThat(updated.path("changed_fields")).isEqualTo(Client.json("[\"subject\",\"status\"]"));
      assertThat(updated.path("by"))
          .isEqualTo(Client.json("{\"id\":1,\"full_name\":\"Ada Admin\"}"));
      assertThat(updated.path("at").asText()).isEqualTo(NOW.toString());
      JsonNode taken = tom.argument("TicketUpdate");
      assertThat(taken.path("update_type").asText()).isEqualTo("taken");
      assertThat(taken.path("change_id").asLong())
          .isGreaterThan(updated.path("change_id").asLong());
      assertThat(tom.argument("TicketUpdate").path("update_type").asText()).isEqualTo("assigned");
      JsonNode message = tom.argument("TicketUpdate");
      assertThat(message.path("update_type").asText()).isEqualTo("message");
      assertThat(message.path("by").path("full_name").asText()).isEqualTo("Rita Requester");

      tom.subscribe("UnsubscribeFromTicket", "[" + PRINTER + "]");
      edit(PRINTER, RequestPatch.NOTHING.subject("Unheard"));
      assertThat(tom.refused("Nothing", "[]")).isNotEmpty();
    }
  }

  @Test
  void requesterAndAssigneesReceiveChangesOfTheirTickets() {
    try (HubSocket tom = desk.connect(TECHNICIAN);
        HubSocket rita = desk.connect(REQUESTER);
        HubSocket tina = desk.connect(OTHER_TECHNICIAN)) {
      tom.subscribe("SubscribeToUserTickets", "[]");
      rita.subscribe("SubscribeToUserTickets", "[]");
      tina.subscribe("SubscribeToUserTickets", "[]");
      edit(PRINTER, RequestPatch.NOTHING.subject("Unassigned"));
      edit(VPN, RequestPatch.NOTHING.status(Status.OPEN));
      long new1 =
          desk.desk()
              .commands()
              .create(REQUESTER, NewRequest.of("Mine").businessUnit(PAYROLL))
              .orElseThrow()
              .item()
              .request()
              .id();
      desk.desk().commands().assign(ADMIN, new1, OTHER_TECHNICIAN).orElseThrow();

      assertThat(tom.argument("UserTicketUpdate").path("request_id").asLong()).isEqualTo(VPN);
      assertThat(rita.argument("UserTicketUpdate").path("request_id").asLong()).isEqualTo(PRINTER);
      assertThat(rita.argument("UserTicketUpdate").path("request_id").asLong()).isEqualTo(VPN);
      assertThat(rita.argument("UserTicketUpdate").path("update_type").asText())
          .isEqualTo("created");
      assertThat(rita.argument("UserTicketUpdate").path("update_type").asText())
          .isEqualTo("assigned");
      JsonNode assigned = tina.argument("UserTicketUpdate");
      assertThat(assigned.path("request_id").asLong()).isEqualTo(new1);
      assertThat(assigned.path("update_type").asText()).isEqualTo("assigned");

      tom.subscribe("UnsubscribeFromUserTickets", "[]");
      edit(VPN, RequestPatch.NOTHING.subject("Unheard"));
      assertThat(tom.refused("Nothing", "[]")).isNotEmpty();
    }
  }

  @Test
  void sendsGoneWhenATicketLeavesTheScope() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      tom.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
      edit(PRINTER, RequestPatch.NOTHING.businessUnit(PAYROLL));
      JsonNode gone = tom.argument("TicketUpdate");
      assertThat(Specification.names(gone))
          .containsExactly("change_id", "request_id", "update_type");
      assertThat(gone.path("update_type").asText()).isEqualTo("gone");

      edit(PRINTER, RequestPatch.NOTHING.subject("Secret"));
      edit(PRINTER, RequestPatch.NOTHING.businessUnit(NETWORK));
      assertThat(tom.argument("TicketUpdate").path("changed_fields"))
          .isEqualTo(Client.json("[\"business_unit\"]"));
    }
  }

  @Test
  void honorsChangesOfPermissionsOfConnectedClients() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      desk.desk().administration().addMembership(ADMIN, TECHNICIAN, PAYROLL).orElseThrow();
      tom.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
      tom.subscribe("SubscribeToTicket", "[" + PAYSLIP + "]");
      desk.desk().administration().removeMembership(ADMIN, TECHNICIAN, NETWORK).orElseThrow();
      edit(PRINTER, RequestPatch.NOTHING.subject("Not for Tom any more"));
      // The connection has handled that change before it sends this one.
      edit(PAYSLIP, RequestPatch.NOTHING.subject("For Tom"));
      assertThat(tom.argument("TicketUpdate").path("request_id").asLong()).isEqualTo(PAYSLIP);
      assertThat(tom.refused("SubscribeToTicket", "[" + PRINTER + "]")).contains("does not exist");
      desk.desk().administration().addMembership(ADMIN, TECHNICIAN, NETWORK).orElseThrow();
      edit(PRINTER, RequestPatch.NOTHING.status(Status.ON_HOLD));
      assertThat(tom.argument("TicketUpdate").path("changed_fields"))
          .isEqualTo(Client.json("[\"status\"]"));
    }
  }

  @Test
  void closesConnectionsOfDeactivatedPersonsWithoutReconnect() {
    try (HubSocket tom = desk.connect(TECHNICIAN)) {
      tom.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
      desk.desk()
          .administration()
          .changePerson(ADMIN, TECHNICIAN, PersonPatch.active(false))
          .orElseThrow();
      edit(PRINTER, RequestPatch.NOTHING.subject("Not for Tom any more"));
      JsonNode close = tom.next();
      assertThat(close.path("type").asInt()).isEqualTo(7);
      assertThat(close.path("error").asText()).contains("is a deactivated person");
      assertThat(close.has("allowReconnect")).isFalse();
      assertThat(tom.closed()).isEqualTo(1000);
    }
  }

  @Test
  void messagesUseTheNamingConventionOfTheServer() {
    try (HubDesk camel = new HubDesk(Client.SETTINGS.jsonCase(JsonCase.CAMEL), HubDesk.PATIENT);
        HubSocket tom = camel.connect(TECHNICIAN)) {
      tom.subscribe("SubscribeToTicket", "[" + PRINTER + "]");
      camel
          .desk()
          .commands()
          .update(ADMIN, PRINTER, RequestPatch.NOTHING.subject("New"))
          .orElseThrow();
      JsonNode update = tom.argument("TicketUpdate");
      assertThat(Specification.names(update))
          .containsExactly("at", "by", "changeId", "changedFields", "requestId", "updateType");
      assertThat(update.path("by").path("fullName").asText()).isEqualTo("Ada Admin");
    }
  }
}
