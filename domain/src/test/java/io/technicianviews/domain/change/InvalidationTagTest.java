package io.technicianviews.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvalidationTagTest {

  private static final DeskDay DAY = new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC);

  @Test
  void aTagIsParsedFromItsText() {
    Map<String, InvalidationTag> texts =
        Map.of(
            "unit:3", new InvalidationTag.Unit(3),
            "unit:-1", new InvalidationTag.Unit(UnitScope.WITHOUT_UNIT),
            "person:7", new InvalidationTag.Person(7),
            "rights:7", new InvalidationTag.Permissions(7),
            "reference-data", InvalidationTag.REFERENCE_DATA,
            "desk", InvalidationTag.EVERYTHING);
    texts.forEach(
        (text, tag) -> {
          assertThat(tag.text()).isEqualTo(text);
          assertThat(InvalidationTag.parse(text)).isEqualTo(tag);
        });
  }

  @Test
  void invalidTagsAreRejected() {
    for (String text :
        new String[] {
          "",
          "unit:",
          "unit:0",
          "unit:-2",
          "unit:9223372036854775808",
          "person:-1",
          "rights:-1",
          "team:3",
          "desk ",
          "Desk"
        }) {
      assertThatThrownBy(() -> InvalidationTag.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTagHasAnIdThatCanExist() {
    for (long id : new long[] {0, -2, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> new InvalidationTag.Unit(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("positive")
          .hasMessageContaining("-1 for requests without a unit");
    }
    for (long id : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> new InvalidationTag.Person(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("positive");
      assertThatThrownBy(() -> new InvalidationTag.Permissions(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("positive");
    }
    long greatest = Long.MAX_VALUE;
    for (InvalidationTag tag :
        new InvalidationTag[] {
          new InvalidationTag.Unit(greatest),
          new InvalidationTag.Person(greatest),
          new InvalidationTag.Permissions(greatest)
        }) {
      assertThat(InvalidationTag.parse(tag.text())).isEqualTo(tag);
    }
  }

  @Test
  void aQueryMayNameAnIdThatCannotExist() {
    assertThat(Dependencies.ofPerson(0)).isEqualTo(Dependencies.ofReferenceData());
    assertThat(Dependencies.ofPermissions(-1)).isEqualTo(Dependencies.ofReferenceData());
    assertThat(Dependencies.ofUnits(UnitScope.only(-2L, -1L, 0L, 4L)))
        .isEqualTo(Dependencies.ofUnits(UnitScope.only(-1L, 4L)));
    assertThat(new CountQuery.UnitCounts(0, DAY).dependencies())
        .isEqualTo(Dependencies.ofReferenceData());
  }

  @Test
  void aViewDependsOnTheTagsOfItsData() {
    Person tom = Person.technician(7, "Tom", 3L, 4L);
    Dependencies unsolved = of(View.ALL_UNSOLVED, tom, UnitScope.only(4L, 5L));
    assertThat(unsolved.isInvalidatedBy(Set.of(new InvalidationTag.Unit(4)))).isTrue();
    assertThat(unsolved.isInvalidatedBy(Set.of(new InvalidationTag.Unit(3)))).isFalse();
    assertThat(unsolved.isInvalidatedBy(Set.of(new InvalidationTag.Person(7)))).isFalse();

    Dependencies unread =
        Dependencies.of(
            RequestFilter.of(View.ALL_UNSOLVED, tom, UnitScope.ALL, RequestType.ALL, true, DAY));
    assertThat(unread.isInvalidatedBy(Set.of(new InvalidationTag.Unit(3)))).isTrue();
    assertThat(unread.isInvalidatedBy(Set.of(new InvalidationTag.Person(7)))).isTrue();
    assertThat(unread.isInvalidatedBy(Set.of(new InvalidationTag.Person(8)))).isFalse();

    Dependencies mine = of(View.MY_UNSOLVED, tom, UnitScope.ALL);
    assertThat(mine.isInvalidatedBy(Set.of(new InvalidationTag.Person(7)))).isTrue();
    assertThat(mine.isInvalidatedBy(Set.of(new InvalidationTag.Unit(3)))).isFalse();
    assertThat(of(View.ALL_TICKETS, Person.admin(1, "Ada"), UnitScope.ALL))
        .isEqualTo(Dependencies.EVERY_CHANGE);
  }

  @Test
  void everyQueryDependsOnEverythingAndReferenceData() {
    for (Dependencies any :
        new Dependencies[] {
          Dependencies.ofPerson(7),
          Dependencies.ofPermissions(7),
          Dependencies.ofReferenceData(),
          Dependencies.EVERY_CHANGE
        }) {
      assertThat(any.isInvalidatedBy(Set.of(InvalidationTag.EVERYTHING))).isTrue();
      assertThat(any.isInvalidatedBy(Set.of(InvalidationTag.REFERENCE_DATA))).isTrue();
    }
    assertThat(Dependencies.ofPermissions(7).isInvalidatedBy(Set.of(new InvalidationTag.Person(7))))
        .isFalse();
  }

  private static Dependencies of(View view, Person person, UnitScope units) {
    return Dependencies.of(RequestFilter.of(view, person, units, RequestType.ALL, false, DAY));
  }
}
