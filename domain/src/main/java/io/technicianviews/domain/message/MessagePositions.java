package io.technicianviews.domain.message;

/**
 * How far the conversation in a request has come, in numbers of messages; 0 is none.
 *
 * @param lastMessage the newest message
 * @param lastByOthers the newest that the requester did not write himself
 * @param requesterReadUpTo the requester's read mark
 */
public record MessagePositions(int lastMessage, int lastByOthers, int requesterReadUpTo) {

  public MessagePositions {
    if (lastByOthers < 0 || lastByOthers > lastMessage) {
      throw new IllegalArgumentException(
          "lastByOthers lies between 0 and " + lastMessage + ": " + lastByOthers);
    }
  }

  /** Whether somebody else wrote after the requester's read mark. */
  public boolean requesterHasUnread() {
    return lastByOthers > requesterReadUpTo;
  }

  /** The same conversation with another read mark of the requester. */
  public MessagePositions withRequesterReadUpTo(int upTo) {
    return new MessagePositions(lastMessage, lastByOthers, upTo);
  }
}
