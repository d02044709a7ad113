package io.technicianviews.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheScopeTest {

  private static final DeskDay DAY = new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC);

  @Test
  void aScopeIsReadFromItsText() {
    Map<String, CacheScope> texts =
        Map.of(
            "unit:3", new CacheScope.OfUnit(3),
            "unit:-1", new CacheScope.OfUnit(Units.WITHOUT_UNIT),
            "person:7", new CacheScope.OfPerson(7),
            "rights:7", new CacheScope.RightsOf(7),
            "reference-data", CacheScope.REFERENCE_DATA,
            "desk", CacheScope.WHOLE_DESK);
    texts.forEach(
        (text, scope) -> {
          assertThat(scope.text()).isEqualTo(text);
          assertThat(CacheScope.parse(text)).isEqualTo(scope);
        });
  }

  @Test
  void whatIsNoScopeIsRefused() {
    for (String text : new String[] {"", "unit:", "unit:0", "unit:-2", "team:3", "desk ", "Desk"}) {
      assertThatThrownBy(() -> CacheScope.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aViewDependsOnWhatItIsMadeFrom() {
    Person tom = Person.technician(7, "Tom", 3L, 4L);
    Dependencies unsolved = of(View.ALL_UNSOLVED, tom, Units.only(4L, 5L));
    assertThat(unsolved.isAlteredBy(Set.of(new CacheScope.OfUnit(4)))).isTrue();
    assertThat(unsolved.isAlteredBy(Set.of(new CacheScope.OfUnit(3)))).isFalse();
    assertThat(unsolved.isAlteredBy(Set.of(new CacheScope.OfPerson(7)))).isFalse();

    Dependencies unread =
        Dependencies.of(Selection.of(View.ALL_UNSOLVED, tom, Units.ALL, TicketType.ALL, true, DAY));
    assertThat(unread.isAlteredBy(Set.of(new CacheScope.OfUnit(3)))).isTrue();
    assertThat(unread.isAlteredBy(Set.of(new CacheScope.OfPerson(7)))).isTrue();
    assertThat(unread.isAlteredBy(Set.of(new CacheScope.OfPerson(8)))).isFalse();

    Dependencies mine = of(View.MY_UNSOLVED, tom, Units.ALL);
    assertThat(mine.isAlteredBy(Set.of(new CacheScope.OfPerson(7)))).isTrue();
    assertThat(mine.isAlteredBy(Set.of(new CacheScope.OfUnit(3)))).isFalse();
    assertThat(of(View.ALL_TICKETS, Person.admin(1, "Ada"), Units.ALL))
        .isEqualTo(Dependencies.EVERY_CHANGE);
  }

  @Test
  void everythingDependsOnTheDeskAndOnReferenceData() {
    for (Dependencies any :
        new Dependencies[] {
          Dependencies.ofPerson(7), Dependencies.ofRights(7), Dependencies.EVERY_CHANGE
        }) {
      assertThat(any.isAlteredBy(Set.of(CacheScope.WHOLE_DESK))).isTrue();
      assertThat(any.isAlteredBy(Set.of(CacheScope.REFERENCE_DATA))).isTrue();
    }
    assertThat(Dependencies.ofRights(7).isAlteredBy(Set.of(new CacheScope.OfPerson(7)))).isFalse();
  }

  private static Dependencies of(View view, Person person, Units narrowing) {
    return Dependencies.of(Selection.of(view, person, narrowing, TicketType.ALL, false, DAY));
  }
}
