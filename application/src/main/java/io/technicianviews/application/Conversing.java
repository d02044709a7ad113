package io.technicianviews.application;

import io.technicianviews.domain.command.AddMessage;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.MarkAsRead;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.ServiceRequestRepository;

/** Messages and read marks. */
final class Conversing {

  private Conversing() {}

  static Answer<ChatMessage> add(
      OpenWrite open, long requestId, ExpectedVersion expected, AddMessage command) {
    return open.obey(requestId, expected, current -> command)
        .map(
            obeyed -> {
              int number = obeyed.before().messagePositions().lastMessage() + 1;
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

  static Answer<Integer> moveReadMark(
      OpenWrite open, long requestId, ExpectedVersion expected, int upTo) {
    ServiceRequestRepository requests = open.write().requests();
    long reader = open.by().id();
    return open.obey(
            requestId,
            expected,
            current -> new MarkAsRead(upTo, requests.readPosition(requestId, reader)))
        .map(
            obeyed -> {
              if (obeyed.changed()) {
                requests.moveReadPosition(requestId, reader, upTo);
              }
              return requests.readPosition(requestId, reader);
            });
  }
}
