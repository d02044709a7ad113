package io.technicianviews.http.internal.export;

import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of an exported view; its name in lower case is in the header. */
enum CsvColumn {
  ID(RequestSummary::id),
  SUBJECT(RequestSummary::subject),
  STATUS(row -> row.status().name()),
  PRIORITY(row -> row.priority().name()),
  REQUESTER_ID(row -> row.requester().id()),
  REQUESTER(row -> row.requester().fullName()),
  BUSINESS_UNIT_ID(ofUnit(BusinessUnit::id)),
  BUSINESS_UNIT(ofUnit(BusinessUnit::name)),
  ASSIGNEES(
      row -> row.assignees().stream().map(PersonName::fullName).collect(Collectors.joining("; "))),
  TAGS(row -> String.join("; ", row.tags())),
  REQUESTED(RequestSummary::requested),
  UPDATED(RequestSummary::updated),
  DUE_DATE(RequestSummary::dueDate),
  SOLVED(RequestSummary::solved),
  PARENT_ID(RequestSummary::parentId),
  OPEN_SUBTASKS(RequestSummary::openSubtasks),
  LAST_MESSAGE_AT(ofLastMessage(LastMessage::createdAt)),
  LAST_MESSAGE_BY(ofLastMessage(LastMessage::senderName)),
  LAST_MESSAGE(ofLastMessage(LastMessage::content)),
  REQUESTER_HAS_UNREAD(RequestSummary::requesterHasUnread),
  TECHNICIAN_HAS_UNREAD(row -> null) {
    @Override
    Object of(RequestListItem item) {
      return item.technicianHasUnread();
    }
  },
  VERSION(RequestSummary::version);

  private final Function<RequestSummary, @Nullable Object> value;

  CsvColumn(Function<RequestSummary, @Nullable Object> value) {
    this.value = value;
  }

  @Nullable Object of(RequestListItem item) {
    return value.apply(item.request());
  }

  static List<String> header() {
    return Arrays.stream(values()).map(column -> column.name().toLowerCase(Locale.ROOT)).toList();
  }

  static List<@Nullable Object> cells(RequestListItem item) {
    return Arrays.stream(values()).<@Nullable Object>map(column -> column.of(item)).toList();
  }

  private static Function<RequestSummary, @Nullable Object> ofUnit(
      Function<BusinessUnit, @Nullable Object> part) {
    return row -> row.businessUnit() == null ? null : part.apply(row.businessUnit());
  }

  private static Function<RequestSummary, @Nullable Object> ofLastMessage(
      Function<LastMessage, @Nullable Object> part) {
    return row -> row.lastMessage() == null ? null : part.apply(row.lastMessage());
  }
}
