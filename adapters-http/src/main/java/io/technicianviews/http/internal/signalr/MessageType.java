package io.technicianviews.http.internal.signalr;

/** The types of messages in SignalR's protocol that matter to a hub without streams. */
final class MessageType {

  static final int INVOCATION = 1;
  static final int COMPLETION = 3;
  static final int STREAM_INVOCATION = 4;
  static final int PING = 6;
  static final int CLOSE = 7;

  private MessageType() {}
}
