package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.domain.command.AddMessage;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.MarkAsRead;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.ServiceRequestRepository;

/** Commands that add messages and move read positions. */
public final class MessageCommands {

  private MessageCommands() {}

  public static Result<ChatMessage> add(
      CommandTransaction transaction,
      long requestId,
      ExpectedVersion expected,
      AddMessage command) {
    return transaction
        .execute(requestId, expected, current -> command)
        .map(
            commandOutcome -> {
              int number = commandOutcome.before().messagePositions().lastMessage() + 1;
              long sender = transaction.by().id();
              long id =
                  transaction
                      .write()
                      .requests()
                      .addMessage(requestId, number, sender, command.content(), transaction.now());
              return new ChatMessage(
                  id,
                  number,
                  command.content(),
                  new PersonName(sender, transaction.by().fullName()),
                  transaction.now());
            });
  }

  public static Result<Integer> markAsRead(
      CommandTransaction transaction, long requestId, ExpectedVersion expected, int upTo) {
    ServiceRequestRepository requests = transaction.write().requests();
    long reader = transaction.by().id();
    return transaction
        .execute(
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
