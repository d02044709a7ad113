package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.Visibility;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.view.ViewCounts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

  private static final EntryKey<Optional<Person>> KEY =
      new EntryKey<>(new UUID(0, 1), "run", new Fact.Rights(7));
  private static final Entry<Optional<Person>> ENTRY =
      new Entry<>(
          Optional.of(Person.technician(7, "Tom", 3L)), new Visibility("run", 9, Set.of(3L)));

  @Test
  void anEntryIsReadAsItWasWritten() {
    assertThat(EntryCodec.decode(KEY, EntryCodec.encode(KEY, ENTRY))).contains(ENTRY);
  }

  @Test
  void aLongEntryIsShorterThanWhatItSays() {
    EntryKey<List<BusinessUnit>> key = new EntryKey<>(new UUID(0, 1), "run", new Fact.AllUnits());
    List<BusinessUnit> units =
        LongStream.rangeClosed(1, 1_000)
            .mapToObj(id -> new BusinessUnit(id, "Unit " + id))
            .toList();
    Entry<List<BusinessUnit>> entry = new Entry<>(units, ENTRY.visibility());
    byte[] encoded = EntryCodec.encode(key, entry);
    assertThat(encoded).hasSizeLessThan(10_000);
    assertThat(EntryCodec.decode(key, encoded)).contains(entry);
  }

  @Test
  void aByteThatDiffersMakesItNoEntry() {
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
  void aPieceOfItIsNoEntry() {
    byte[] encoded = EntryCodec.encode(KEY, ENTRY);
    for (int length = 0; length < encoded.length; length++) {
      assertThat(EntryCodec.decode(KEY, Arrays.copyOf(encoded, length))).isEmpty();
    }
    assertThat(EntryCodec.decode(KEY, Arrays.copyOf(encoded, encoded.length + 1))).isEmpty();
  }

  @Test
  void theEntryOfAnotherKeyIsNone() {
    EntryKey<Optional<Person>> other = new EntryKey<>(new UUID(0, 1), "run", new Fact.Rights(8));
    assertThat(EntryCodec.decode(other, EntryCodec.encode(KEY, ENTRY))).isEmpty();
    assertThat(EntryCodec.name(other)).isNotEqualTo(EntryCodec.name(KEY));
  }

  /** Two versions that would read each other's entries differently have different formats. */
  @Test
  void whoeverChangesWhatIsWrittenRaisesTheFormat() {
    assertThat(EntryCodec.FORMAT).isEqualTo((byte) 4);
    assertThat(EntryCodec.name(KEY))
        .isEqualTo("technician-views:4:rights:02aa4f0596571345ab9c8173f7d84ef9");
    assertThat(HexFormat.of().formatHex(EntryCodec.encode(KEY, ENTRY)))
        .isEqualTo(
            "0402aa4f0596571345ab9c8173f7d84ef9b49ce3e3003a290a01f84272756ed2f8c6f9fa816964ce876675"
                + "6c6c4e616d6542546f6d83726f6c6549544543484e494349414e85616374697665238c627573696e6573"
                + "73556e697473f8c6f9fbf9");
  }

  /** The same for every record that an entry can hold. */
  @Test
  void whoeverChangesARecordThatIsWrittenRaisesTheFormat() {
    Map<String, String> shapes = new TreeMap<>();
    for (Class<?> type :
        List.of(Person.class, BusinessUnit.class, ViewCounts.class, ListStretch.class)) {
      note(type, shapes);
    }
    assertThat(EntryCodec.FORMAT).isEqualTo((byte) 4);
    assertThat(shapes)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("BusinessUnit", "id:long name:String"),
                Map.entry(
                    "LastMessage",
                    "content:String senderName:String createdAt:Instant sequenceNumber:int"),
                Map.entry("ListStretch", "rows:List<RequestSummary> hasMore:boolean"),
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
                        + "assignees:List<PersonName> requested:Instant updated:Instant "
                        + "dueDate:Instant solved:Instant parentId:Long openSubtasks:int "
                        + "lastMessage:LastMessage requesterHasUnread:boolean "
                        + "lastRequesterMessage:int version:long"),
                Map.entry("StatusLabel", "id:int name:String color:String countAsSolved:boolean"),
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
}
