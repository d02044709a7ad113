package io.technicianviews.domain.message;

/**
 * The positions in the conversation of a request, as sequence numbers of messages; 0 is none.
 *
 * @param lastMessage the newest message
 * @param lastByOthers the newest message by a person other than the requester
 * @param requesterReadUpTo the requester's read position
 */
public record MessagePositions(int lastMessage, int lastByOthers, int requesterReadUpTo) {

  public MessagePositions {
    if (lastByOthers < 0 || lastByOthers > lastMessage) {
      throw new IllegalArgumentException(
          "lastByOthers must be between 0 and " + lastMessage + ": " + lastByOthers);
    }
  }

  /** Whether other people wrote messages after the requester's read position. */
  public boolean requesterHasUnread() {
    return lastByOthers > requesterReadUpTo;
  }

  /** A copy with this read position of the requester. */
  public MessagePositions withRequesterReadUpTo(int upTo) {
    return new MessagePositions(lastMessage, lastByOthers, upTo);
  }
}
