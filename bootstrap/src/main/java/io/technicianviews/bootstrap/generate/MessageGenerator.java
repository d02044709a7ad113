package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.port.RequestRecord.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.random.RandomGenerator;

/** The generated messages of a request, and the read position of each participant. */
record MessageGenerator(List<Message> messages, Map<Long, Integer> readPositions) {

  private static final int MAX_MESSAGES_UNSOLVED = 5;

  static MessageGenerator of(
      long requester,
      SortedSet<Long> assignees,
      RequestLifecycle requestLifecycle,
      RandomGenerator random) {
    int length = length(requestLifecycle, random);
    if (length == 0) {
      return new MessageGenerator(List.of(), Map.of());
    }
    List<Message> messages = new ArrayList<>(length);
    boolean technicianWrites = !assignees.isEmpty() && random.nextInt(100) < 35;
    for (int i = 0; i < length; i++) {
      boolean closing =
          !assignees.isEmpty() && requestLifecycle.solved() != null && i > 0 && i == length - 1;
      Instant at = Instant.ofEpochMilli(time(requestLifecycle, (i + random.nextDouble()) / length));
      messages.add(
          closing || technicianWrites
              ? new Message(assignees.first(), answer(closing, random), at)
              : new Message(requester, question(i, random), at));
      technicianWrites = !assignees.isEmpty() && random.nextInt(100) < (technicianWrites ? 25 : 75);
    }
    return new MessageGenerator(
        messages, readPositions(requester, assignees, messages, requestLifecycle, random));
  }

  private static String answer(boolean closing, RandomGenerator random) {
    return closing ? TextGenerator.closing(random) : TextGenerator.answer(random);
  }

  private static String question(int earlier, RandomGenerator random) {
    return earlier == 0 ? TextGenerator.opening(random) : TextGenerator.question(random);
  }

  private static int length(RequestLifecycle requestLifecycle, RandomGenerator random) {
    int percent = random.nextInt(100);
    if (!requestLifecycle.status().countAsSolved()) {
      return percent < 15 ? 0 : 1 + random.nextInt(MAX_MESSAGES_UNSOLVED);
    }
    if (percent < 45) {
      return 0;
    }
    return percent < 70 ? 1 : percent < 88 ? 2 : 3 + random.nextInt(2);
  }

  private static long time(RequestLifecycle requestLifecycle, double share) {
    return requestLifecycle.created()
        + (long) ((requestLifecycle.lastMessage() - requestLifecycle.created()) * share);
  }

  private static Map<Long, Integer> readPositions(
      long requester,
      SortedSet<Long> assignees,
      List<Message> messages,
      RequestLifecycle requestLifecycle,
      RandomGenerator random) {
    int readAllPercent = requestLifecycle.status().countAsSolved() ? 96 : 65;
    Map<Long, Integer> positions = new HashMap<>();
    setReadPosition(positions, requester, messages, random.nextInt(100) < readAllPercent);
    for (long assignee : assignees) {
      setReadPosition(positions, assignee, messages, random.nextInt(100) < readAllPercent);
    }
    return positions;
  }

  /** Sets a read position: the last own message, or the last of all messages. */
  private static void setReadPosition(
      Map<Long, Integer> positions, long person, List<Message> messages, boolean readAll) {
    int read = messages.size();
    while (!readAll && read > 0 && messages.get(read - 1).senderId() != person) {
      read--;
    }
    if (read > 0) {
      positions.put(person, read);
    }
  }
}
