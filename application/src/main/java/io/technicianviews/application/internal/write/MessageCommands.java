package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.domain.command.AddMessage;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.MarkAsRead;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.ServiceRequestRepository;

/** Messages and read marks. */
public final class MessageCommands {

  private MessageCommands() {}

  public static Result<ChatMessage> add(
      CommandTransaction open, long requestId, ExpectedVersion expected, AddMessage command) {
    return open.execute(requestId, expected, current -> command)
        .map(
            commandOutcome -> {
              int number = commandOutcome.before().messagePositions().lastMessage() + 1;
              long sender = open.by().id();
              long id =
                  open.write()
                      .requests()
                      .addMessage(requestId, number, sender, command.content(), open.now());
              return new ChatMessage(
                  id,
                  number,
                  command.content(),
                  new PersonName(sender, open.by().fullName()),
                  open.now());
            });
  }

  public static Result<Integer> moveReadMark(
      CommandTransaction open, long requestId, ExpectedVersion expected, int upTo) {
    ServiceRequestRepository requests = open.write().requests();
    long reader = open.by().id();
    return open.execute(
            requestId,
            expected,
            current -> new MarkAsRead(upTo, requests.readPosition(requestId, reader)))
        .map(
            commandOutcome -> {
              if (commandOutcome.changed()) {
                requests.moveReadPosition(requestId, reader, upTo);
              }
              return requests.readPosition(requestId, reader);
            });
  }
}
