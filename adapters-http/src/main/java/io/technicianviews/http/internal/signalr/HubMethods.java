package io.technicianviews.http.internal.signalr;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.application.Result;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestDetail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Methods of the hub that clients can call, for one connection. */
final class HubMethods {

  /** An id with at most as many digits as always fit a long. */
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  /** A method; returns the error, or empty on success. */
  @FunctionalInterface
  private interface Method {
    Optional<String> call(List<JsonNode> arguments);
  }

  private final TicketHub hub;
  private final long personId;
  private final Subscriptions subscriptions;
  private final MessageSender messageSender;

  /** Methods by name; case-insensitive as in ASP.NET. */
  private final Map<String, Method> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  HubMethods(
      TicketHub hub, long personId, Subscriptions subscriptions, MessageSender messageSender) {
    this.hub = hub;
    this.personId = personId;
    this.subscriptions = subscriptions;
    this.messageSender = messageSender;
    methods.put("SubscribeToTicket", arguments -> ofTicket(arguments, this::subscribe));
    methods.put("UnsubscribeFromTicket", arguments -> ofTicket(arguments, this::unsubscribe));
    methods.put("SubscribeToUserTickets", arguments -> ofUser(arguments, true));
    methods.put("UnsubscribeFromUserTickets", arguments -> ofUser(arguments, false));
  }

  /** Invokes a method, and sends the completion if the client wants one. */
  void call(ClientMessage.Invocation invocation) {
    Optional<String> refusal = refusal(invocation);
    String id = invocation.id();
    if (id != null) {
      messageSender.send(
          refusal
              .map(error -> hub.messages().failure(id, error))
              .orElseGet(() -> hub.messages().completion(id)));
    }
  }

  private Optional<String> refusal(ClientMessage.Invocation invocation) {
    Method method = methods.get(invocation.target());
    if (method == null) {
      return Optional.of(
          "There is no method " + excerpt(invocation.target()) + "; there are " + names() + ".");
    }
    if (invocation.streaming()) {
      return Optional.of("Methods of this hub are invoked, not streamed, and take no streams.");
    }
    try {
      return method.call(invocation.arguments());
    } catch (DeskUnavailableException e) {
      return Optional.of(TicketHub.UNAVAILABLE);
    }
  }

  @FunctionalInterface
  private interface OfTicket {
    Optional<String> call(long ticket);
  }

  private static Optional<String> ofTicket(List<JsonNode> arguments, OfTicket method) {
    Optional<Long> id = arguments.size() == 1 ? id(arguments.getFirst()) : Optional.empty();
    return id.isPresent()
        ? method.call(id.get())
        : Optional.of(
            "This method takes one argument, the id of a request: a positive number or a string"
                + " with one.");
  }

  private static Optional<Long> id(JsonNode argument) {
    String text = argument.isIntegralNumber() || argument.isTextual() ? argument.asText() : "";
    return ID.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private Optional<String> subscribe(long ticket) {
    return switch (hub.desk().requests().find(personId, ticket)) {
      case Result.Refused<RequestDetail> refused ->
          Optional.of(hub.refusals().apply(refused.refusal()));
      case Result.Success<RequestDetail> success -> {
        if (!subscriptions.add(ticket)) {
          yield Optional.of(
              "A connection follows at most "
                  + Subscriptions.MAX
                  + " tickets: unsubscribe from another ticket first.");
        }
        yield confirm("TicketSubscribed", ticket);
      }
    };
  }

  private Optional<String> unsubscribe(long ticket) {
    subscriptions.remove(ticket);
    return confirm("TicketUnsubscribed", ticket);
  }

  private Optional<String> ofUser(List<JsonNode> arguments, boolean wanted) {
    if (!arguments.isEmpty()) {
      return Optional.of("This method takes no arguments.");
    }
    subscriptions.own(wanted);
    return confirm(wanted ? "UserTicketsSubscribed" : "UserTicketsUnsubscribed");
  }

  private Optional<String> confirm(String answer, Object... arguments) {
    messageSender.send(hub.messages().invocation(answer, arguments));
    return Optional.empty();
  }

  private String names() {
    return String.join(", ", methods.keySet());
  }

  private static String excerpt(String target) {
    return target.length() <= 50 ? target : target.substring(0, 50).strip() + "...";
  }
}
