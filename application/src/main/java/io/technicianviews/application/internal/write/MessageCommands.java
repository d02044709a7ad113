package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.domain.command.AddMessage;
import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.MarkAsRead;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.query.MessageQuery;
import java.util.List;
import java.util.Optional;

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

  /**
   * Moves the read position of the transaction's person.
   *
   * @return the read position after the command
   */
  public static Result<Integer> markAsRead(
      CommandTransaction transaction, long requestId, ExpectedVersion expected, int upTo) {
    Optional<CurrentRequest> locked = transaction.lock(requestId);
    if (locked.isEmpty()) {
      return Result.refused(new Refusal.RequestNotFound(requestId));
    }
    long reader = transaction.by().id();
    int before = transaction.read(readPosition(reader, requestId)).getOrDefault(requestId, 0);
    return transaction
        .execute(locked.get(), expected, new MarkAsRead(upTo, before))
        .map(
            commandOutcome -> {
              if (!commandOutcome.changed()) {
                return before;
              }
              transaction.write().requests().moveReadPosition(requestId, reader, upTo);
              return upTo;
            });
  }

  /** The query of the position that {@link #markAsRead} moves. */
  public static MessageQuery.ReadPositions readPosition(long personId, long requestId) {
    return new MessageQuery.ReadPositions(personId, List.of(requestId));
  }
}
