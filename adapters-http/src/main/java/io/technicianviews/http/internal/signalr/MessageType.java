package io.technicianviews.http.internal.signalr;

/** Message types of the SignalR protocol that a hub without streams uses. */
final class MessageType {

  static final int INVOCATION = 1;
  static final int COMPLETION = 3;
  static final int STREAM_INVOCATION = 4;
  static final int PING = 6;
  static final int CLOSE = 7;

  private MessageType() {}
}
