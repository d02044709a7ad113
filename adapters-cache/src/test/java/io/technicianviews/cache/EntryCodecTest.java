package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.SubjectContains;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.recorded.RecordedText;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

  private static final Set<UnsolvedField> EVERY_FIELD = Set.of(UnsolvedField.values());

  private static final CacheKey<Optional<Person>> KEY =
      new CacheKey<>(new UUID(0, 1), "run", new PeopleQuery.PersonById(7));
  private static final CacheEntry<Optional<Person>> ENTRY =
      new CacheEntry<>(
          Optional.of(Person.technician(7, "Tom", 3L)), new SnapshotVersion("run", 9, Set.of(3L)));

  /** The format and the hash of the key. */
  private static final int HEAD = 17;

  @Test
  void decodesEachKindOfEntryAsEncoded() {
    entries().forEach(EntryCodecTest::assertReadAsWritten);
  }

  private static <V> void assertReadAsWritten(CacheKey<V> key, CacheEntry<?> cacheEntry) {
    assertThat(EntryCodec.decode(key, EntryCodec.encode(key, cacheEntry)).orElseThrow())
        .isEqualTo(cacheEntry);
  }

  @Test
  void decodesAnEntryAsEncoded() {
    assertThat(EntryCodec.decode(KEY, EntryCodec.encode(KEY, ENTRY))).contains(ENTRY);
  }

  @Test
  void compressesALongEntry() {
    CacheKey<List<BusinessUnit>> key =
        new CacheKey<>(new UUID(0, 1), "run", new PeopleQuery.AllUnits());
    List<BusinessUnit> units =
        LongStream.rangeClosed(1, 1_000)
            .mapToObj(id -> new BusinessUnit(id, "Unit " + id))
            .toList();
    CacheEntry<List<BusinessUnit>> cacheEntry = new CacheEntry<>(units, ENTRY.snapshotVersion());
    byte[] encoded = EntryCodec.encode(key, cacheEntry);
    assertThat(encoded).hasSizeLessThan(10_000);
    assertThat(EntryCodec.decode(key, encoded)).contains(cacheEntry);
  }

  @Test
  void rejectsAnEntryWithAChangedBit() {
    byte[] encoded = EntryCodec.encode(KEY, ENTRY);
    for (int i = 0; i < encoded.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = encoded.clone();
        damaged[i] ^= (byte) (1 << bit);
        assertThat(EntryCodec.decode(KEY, damaged)).as("byte %d, bit %d", i, bit).isEmpty();
      }
    }
  }

  @Test
  void rejectsATruncatedEntry() {
    byte[] encoded = EntryCodec.encode(KEY, ENTRY);
    for (int length = 0; length < encoded.length; length++) {
      assertThat(EntryCodec.decode(KEY, Arrays.copyOf(encoded, length))).isEmpty();
    }
    assertThat(EntryCodec.decode(KEY, Arrays.copyOf(encoded, encoded.length + 1))).isEmpty();
  }

  @Test
  void rejectsTheEntryOfAnotherKey() {
    CacheKey<Optional<Person>> other =
        new CacheKey<>(new UUID(0, 1), "run", new PeopleQuery.PersonById(8));
    assertThat(EntryCodec.decode(other, EntryCodec.encode(KEY, ENTRY))).isEmpty();
    assertThat(EntryCodec.name(other)).isNotEqualTo(EntryCodec.name(KEY));
  }

  /** Two versions that would read each other's entries differently have different formats. */
  @Test
  void changedBytesRequireANewFormatVersion() {
    assertThat(EntryCodec.FORMAT).isEqualTo((byte) 9);
    RecordedText.assertRecorded(
        "cache-entries.txt",
        entries().entrySet().stream()
            .map(cacheEntry -> recorded(cacheEntry.getKey(), cacheEntry.getValue()))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** The key in the cache, the header before the checksum, and the uncompressed stored value. */
  private static String recorded(CacheKey<?> key, CacheEntry<?> cacheEntry) {
    byte[] encoded = EntryCodec.encode(key, cacheEntry);
    HexFormat hex = HexFormat.of();
    return String.join(
        "\n",
        EntryCodec.name(key),
        hex.formatHex(encoded, 0, HEAD),
        hex.formatHex(uncompressed(Arrays.copyOfRange(encoded, HEAD + 4, encoded.length))));
  }

  /** The bytes of Deflate differ between versions of zlib; what they stand for does not. */
  private static byte[] uncompressed(byte[] payload) {
    byte[] rest = Arrays.copyOfRange(payload, 1, payload.length);
    if (payload[0] == 0) {
      return rest;
    }
    try (var in = new InflaterInputStream(new ByteArrayInputStream(rest), new Inflater(true))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An entry of each kind. */
  private static Map<CacheKey<?>, CacheEntry<?>> entries() {
    DeskDay day = new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC);
    RequestFilter unsolved =
        new RequestFilter(View.ALL_UNSOLVED, UnitScope.only(3L), null, RequestType.ALL, false, day);
    BusinessUnit unit = new BusinessUnit(3, "Network");
    ViewCounts counts =
        new ViewCounts(
            Map.of(View.UNASSIGNED, new TypeCounts(2, 1), View.ALL_TICKETS, new TypeCounts(9, 0)));
    Instant created = Instant.parse("2026-03-10T12:00:00.123456Z");
    Slice rows =
        new Slice(
            List.of(
                new RequestSummary(
                    11,
                    "Printer",
                    new StatusLabel(1, "open", "#00ff00"),
                    new PriorityLabel(2, "high", 60, 24),
                    new PersonName(4, "Rita"),
                    unit,
                    List.of(new PersonName(7, "Tom")),
                    List.of("vpn"),
                    created,
                    created.plusSeconds(60),
                    created.plusSeconds(3600),
                    null,
                    null,
                    2,
                    new LastMessage("It does not print.", "Rita", created.plusSeconds(60), 3),
                    true,
                    3,
                    5)),
            true);
    Map<CacheKey<?>, CacheEntry<?>> all = new LinkedHashMap<>();
    put(all, new PeopleQuery.PersonById(7), ENTRY.value());
    put(all, new PeopleQuery.PersonById(8), Optional.empty());
    put(all, new PeopleQuery.AllUnits(), List.of(unit));
    put(
        all,
        new DefinitionQuery.SharedViews(),
        List.of(
            definition(1, new Sharing.BusinessUnits(new TreeSet<>(List.of(3L, 8L)))),
            definition(2, Sharing.EVERYONE)));
    put(all, new DefinitionQuery.PersonalViews(7), List.of(definition(3, new Sharing.Personal(7))));
    put(all, new CountQuery.UnitCounts(3, day), counts);
    put(all, new CountQuery.ScopeCounts(UnitScope.ALL, day), counts);
    put(all, new CountQuery.AssigneeCounts(7, day), Map.of(UnitScope.WITHOUT_UNIT, counts));
    put(
        all,
        new RequestQuery.PageRows(unsolved, View.ALL_UNSOLVED.order(), PageStart.FIRST, 1),
        rows);
    put(all, new CountQuery.TotalCount(unsolved), 12L);
    put(all, new RequestQuery.RequesterRows(4, new PageStart.Offset(1), 1), rows);
    put(all, new CountQuery.RequesterTotal(4), 2L);
    put(
        all,
        new CountQuery.ScopeCells(
            UnitScope.only(3L), Set.of(CellFamily.STANDING, CellFamily.BY_DAY_CREATED), day, false),
        Map.of(
            new CellKey(
                CellFamily.BY_DAY_CREATED,
                CellKey.ANYONE,
                day.date(),
                CellKey.ANY_UNIT,
                new Cell(Status.ON_HOLD, Priority.LOW, true, false, true)),
            3L));
    put(
        all,
        new CountQuery.AssigneeCells(7, Set.of(CellFamily.BY_ASSIGNEE), null),
        Map.of(
            new CellKey(
                CellFamily.BY_ASSIGNEE,
                7,
                null,
                UnitScope.WITHOUT_UNIT,
                new Cell(Status.CLOSED, Priority.HIGH, true, true, false)),
            2L));
    UnsolvedRequest unsolvedRequest =
        new UnsolvedRequest(
            11,
            3,
            Status.OPEN,
            Priority.HIGH,
            true,
            new TreeSet<>(Set.of(7L)),
            new TreeSet<>(Set.of("vpn")),
            false,
            true,
            created,
            created.plusSeconds(60),
            null,
            4,
            3,
            "Printer");
    put(
        all,
        new RequestQuery.UnsolvedRequests(UnitScope.only(3L), EVERY_FIELD),
        List.of(unsolvedRequest));
    put(all, new RequestQuery.AssignedUnsolvedRequests(7, EVERY_FIELD), List.of(unsolvedRequest));
    put(all, new RequestQuery.RowsInScope(UnitScope.only(3L), List.of(11L)), rows.rows());
    put(all, new RequestQuery.AssignedRows(7, List.of(11L)), rows.rows());
    put(
        all,
        new RequestQuery.CellPage(
            UnitScope.ALL,
            new CellSelection(null, null, ZoneOffset.UTC, List.of()),
            SortOrder.NEWEST_CREATED,
            PageStart.FIRST,
            1),
        rows);
    put(all, new MessageQuery.UnsolvedReadPositions(7, UnitScope.ALL), Map.of(11L, 3));
    put(all, new MessageQuery.AssignedReadPositions(7), Map.of(11L, 3));
    put(all, new MessageQuery.ReadPositions(7, List.of(11L, 12L)), Map.of(11L, 3));
    return all;
  }

  private static <V> void put(
      Map<CacheKey<?>, CacheEntry<?>> all, CacheableQuery<V> cacheableQuery, V value) {
    all.put(
        new CacheKey<>(new UUID(0, 1), "run", cacheableQuery),
        new CacheEntry<>(value, ENTRY.snapshotVersion()));
  }

  /** The same for every record that an entry can hold. */
  @Test
  void changedRecordsRequireANewFormatVersion() {
    Map<String, String> shapes = new TreeMap<>();
    for (Class<?> type :
        List.of(
            Person.class,
            BusinessUnit.class,
            ViewCounts.class,
            Slice.class,
            StoredCell.class,
            UnsolvedRequest.class)) {
      note(type, shapes);
    }
    assertThat(EntryCodec.FORMAT).isEqualTo((byte) 9);
    assertThat(shapes)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("BusinessUnit", "id:long name:String"),
                Map.entry(
                    "LastMessage",
                    "content:String senderName:String createdAt:Instant sequenceNumber:int"),
                Map.entry("Slice", "rows:List<RequestSummary> hasMore:boolean"),
                Map.entry(
                    "Person",
                    "id:long fullName:String role:Role active:boolean "
                        + "businessUnits:SortedSet<Long>"),
                Map.entry("PersonName", "id:long fullName:String"),
                Map.entry(
                    "PriorityLabel",
                    "id:int name:String responseTimeMinutes:int resolutionTimeHours:int"),
                Map.entry(
                    "RequestSummary",
                    "id:long subject:String status:StatusLabel priority:PriorityLabel "
                        + "requester:PersonName businessUnit:BusinessUnit "
                        + "assignees:List<PersonName> tags:List<String> requested:Instant updated:Instant "
                        + "dueDate:Instant solved:Instant parentId:Long openSubtasks:int "
                        + "lastMessage:LastMessage requesterHasUnread:boolean "
                        + "lastRequesterMessage:int version:long"),
                Map.entry(
                    "Cell",
                    "status:Status priority:Priority assigned:boolean subtask:boolean "
                        + "hasOpenSubtasks:boolean"),
                Map.entry(
                    "StoredCell",
                    "family:CellFamily technicianId:long day:Long unit:long cell:Cell sum:long"),
                Map.entry(
                    "UnsolvedRequest",
                    "id:long unit:long status:Status priority:Priority assigned:boolean assignees:SortedSet<Long> "
                        + "tags:SortedSet<String> "
                        + "subtask:boolean hasOpenSubtasks:boolean created:Instant "
                        + "updated:Instant dueDate:Instant requesterId:long "
                        + "lastRequesterMessage:int subject:String"),
                Map.entry("Status", "id:int"),
                Map.entry("StatusLabel", "id:int name:String color:String"),
                Map.entry("TypeCounts", "parents:long subtasks:long"),
                Map.entry("ViewCounts", "byView:Map<View, TypeCounts>")));
  }

  private static void note(Class<?> type, Map<String, String> shapes) {
    if (!type.isRecord() || shapes.containsKey(type.getSimpleName())) {
      return;
    }
    shapes.put(type.getSimpleName(), "");
    List<String> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String written = component.getGenericType().getTypeName().replaceAll("[a-z]+\\.", "");
      components.add(component.getName() + ":" + written);
      note(component.getType(), shapes);
      if (component.getGenericType() instanceof ParameterizedType generic) {
        for (Type argument : generic.getActualTypeArguments()) {
          note((Class<?>) argument, shapes);
        }
      }
    }
    shapes.put(type.getSimpleName(), String.join(" ", components));
  }

  private static ViewDefinition definition(long id, Sharing sharing) {
    Conditions conditions =
        new Conditions(
            List.of(StatusCategoryCondition.UNSOLVED, new DueCondition(Due.OVERDUE)),
            List.of(
                new AssigneeCondition(Operator.IS, Assignee.NOBODY), new SubjectContains("VPN")));
    return new ViewDefinition(
        id, "View " + id, conditions, View.URGENT_HIGH_PRIORITY.order(), sharing, true, 4, 5);
  }
}
