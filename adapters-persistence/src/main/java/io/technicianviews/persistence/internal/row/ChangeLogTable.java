package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.DeskVersion;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of the change log. */
public final class ChangeLogTable {

  private static final StateColumns BEFORE = StateColumns.before();
  private static final StateColumns AFTER = StateColumns.after();

  private static final StatementTemplate<Entry> INSERT =
      StatementTemplate.of(
          of ->
              insertInto(CHANGE_LOG)
                  .set(CHANGE_LOG.AT, of.bind(CHANGE_LOG.AT, Entry::at))
                  .set(CHANGE_LOG.BY_ID, of.bind(CHANGE_LOG.BY_ID, Entry::by))
                  .set(CHANGE_LOG.KIND, of.bind(CHANGE_LOG.KIND, one -> one.change().kind().name()))
                  .set(
                      CHANGE_LOG.SCOPES,
                      of.bind(CHANGE_LOG.SCOPES, one -> scopes(one.change().tags())))
                  .set(
                      CHANGE_LOG.REQUEST_ID,
                      of.bind(CHANGE_LOG.REQUEST_ID, ofRequest(RequestChange::requestId)))
                  .set(
                      CHANGE_LOG.REQUESTER_ID,
                      of.bind(CHANGE_LOG.REQUESTER_ID, ofRequest(RequestChange::requesterId)))
                  .set(
                      CHANGE_LOG.PARENT_ID,
                      of.bind(CHANGE_LOG.PARENT_ID, ofRequest(one -> one.after().parentId())))
                  .set(CHANGE_LOG.WRITER, inline(DeskVersion.WRITER))
                  .set(CHANGE_LOG.FIELDS, of.bind(CHANGE_LOG.FIELDS, ChangeLogTable::fields))
                  .set(BEFORE.values(of, ofRequest(RequestChange::before)))
                  .set(AFTER.values(of, ofRequest(RequestChange::after))));

  private ChangeLogTable() {}

  /** The values of a new row. */
  private record Entry(@Nullable Long by, Instant at, Change change) {}

  /** A value of the changed request; null if the change is not one of a request. */
  private static <T> Function<Entry, @Nullable T> ofRequest(
      Function<RequestChange, ? extends @Nullable T> value) {
    return entry -> {
      RequestChange request = entry.change().request();
      return request == null ? null : value.apply(request);
    };
  }

  /**
   * Appends changes in this order; ids are allocated on insertion. {@code by} is null for the
   * system.
   */
  public static void append(DSLContext dsl, @Nullable Long by, Instant at, List<Change> changes) {
    BoundStatement.fetch(dsl, inserts(by, at, changes));
  }

  /** The statements that append changes. */
  public static List<BoundStatement> inserts(@Nullable Long by, Instant at, List<Change> changes) {
    return changes.stream().map(change -> INSERT.with(new Entry(by, at, change))).toList();
  }

  /** Reads a row of the log, selected under any alias. */
  public static ChangeLogEntry read(Record row) {
    return new ChangeLogEntry(
        required(row, CHANGE_LOG.ID),
        required(row, CHANGE_LOG.TRANSACTION),
        required(row, CHANGE_LOG.AT),
        row.get(CHANGE_LOG.BY_ID),
        new Change(kind(row), request(row), scopes(row)));
  }

  /** Reads the part of a row that invalidates cache entries. */
  public static InvalidationRecord readInvalidation(Record row) {
    return new InvalidationRecord(
        required(row, CHANGE_LOG.ID), required(row, CHANGE_LOG.TRANSACTION), scopes(row));
  }

  private static Set<InvalidationTag> scopes(Record row) {
    return Arrays.stream(required(row, CHANGE_LOG.SCOPES))
        .map(ChangeLogTable::scope)
        .collect(Collectors.toSet());
  }

  /**
   * Reads one tag. A text that is not one, such as an error of an external writer or a tag of a
   * later version, may concern any data; to fail would stop all readers of the log at this row.
   */
  private static InvalidationTag scope(@Nullable String text) {
    try {
      return text == null ? InvalidationTag.EVERYTHING : InvalidationTag.parse(text);
    } catch (IllegalArgumentException e) {
      return InvalidationTag.EVERYTHING;
    }
  }

  private static @Nullable RequestChange request(Record row) {
    Long id = row.get(CHANGE_LOG.REQUEST_ID);
    if (id == null) {
      return null;
    }
    Long parentId = row.get(CHANGE_LOG.PARENT_ID);
    return new RequestChange(
        id,
        required(row, CHANGE_LOG.REQUESTER_ID),
        BEFORE.read(row, parentId),
        requireNonNull(AFTER.read(row, parentId)),
        fields(required(row, CHANGE_LOG.FIELDS)));
  }

  /**
   * Reads the kind. One that only a later version knows is that of an update, or of a change that
   * is described by its tags alone; to fail would stop all events at this row.
   */
  private static ChangeKind kind(Record row) {
    String name = required(row, CHANGE_LOG.KIND);
    return Arrays.stream(ChangeKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(row.get(CHANGE_LOG.REQUEST_ID) == null ? ChangeKind.FOREIGN : ChangeKind.UPDATED);
  }

  private static <T> T required(Record row, Field<T> field) {
    return requireNonNull(row.get(field), field.getName());
  }

  /** Reads the fields, without those that only a later version knows: no request has them here. */
  private static Set<RequestField> fields(String[] names) {
    List<String> stored = Arrays.asList(names);
    return Arrays.stream(RequestField.values())
        .filter(field -> stored.contains(field.name()))
        .collect(Collectors.toSet());
  }

  private static String[] fields(Entry entry) {
    RequestChange request = entry.change().request();
    Set<RequestField> fields = request == null ? Set.of() : request.fields();
    return fields.stream().map(RequestField::name).toArray(String[]::new);
  }

  private static String[] scopes(Set<InvalidationTag> tags) {
    return tags.stream().map(InvalidationTag::text).sorted().toArray(String[]::new);
  }
}
