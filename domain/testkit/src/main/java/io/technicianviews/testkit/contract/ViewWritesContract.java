package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.contract.SampleConditions.EVERY_KIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.ViewRepository;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract of {@link ViewRepository} and of {@link DefinitionQuery}. */
public abstract class ViewWritesContract extends WritesContract {

  private static final DefinitionQuery SHARED = new DefinitionQuery.SharedViews();

  private long newId() {
    try (WriteTransaction write = beginAdministration()) {
      return write.views().newId();
    }
  }

  private ViewDefinition view(String title, Sharing sharing) {
    return new ViewDefinition(
        newId(), title, Conditions.NONE, SortOrder.NEWEST_CREATED, sharing, true, 0, 1);
  }

  private static ViewDefinition placed(ViewDefinition view, int position) {
    return new ViewDefinition(
        view.id(),
        view.title(),
        view.conditions(),
        view.order(),
        view.sharing(),
        view.active(),
        position,
        view.version());
  }

  private void store(ViewDefinition... views) {
    administer(
        write -> {
          for (ViewDefinition view : views) {
            write.views().store(view);
          }
        });
  }

  private static Sharing units(Long... ids) {
    return new Sharing.BusinessUnits(new TreeSet<>(List.of(ids)));
  }

  @Test
  void aViewIsStoredAsItIs() {
    Person nora = desk.technician("Nora");
    ViewDefinition personal =
        new ViewDefinition(
            newId(),
            "Mine \"of\" \u00c4 \\ \ud83d\ude00",
            EVERY_KIND,
            SortForm.parse("priority,-updated").orElseThrow(),
            new Sharing.Personal(nora.id()),
            false,
            1_000_000,
            7);
    ViewDefinition ofUnits = view("Of units", units(3L, 99L));
    ViewDefinition ofEveryone = view("Of everyone", Sharing.EVERYONE);

    store(personal, ofUnits, ofEveryone);

    assertThat(desk.read(new DefinitionQuery.PersonalViews(nora.id()))).containsExactly(personal);
    assertThat(desk.read(SHARED)).containsExactly(ofEveryone, ofUnits);
    assertThat(desk.read(new DefinitionQuery.PersonalViews(nora.id() + 1))).isEmpty();
  }

  @Test
  void aViewIsReplacedAndDeleted() {
    Person nora = desk.technician("Nora");
    ViewDefinition before = view("Before", Sharing.EVERYONE);
    store(before);
    ViewDefinition after =
        new ViewDefinition(
            before.id(),
            "After",
            EVERY_KIND,
            SortOrder.NEWEST_UPDATED,
            new Sharing.Personal(nora.id()),
            false,
            5,
            2);

    store(after);

    assertThat(desk.read(SHARED)).isEmpty();
    assertThat(desk.read(new DefinitionQuery.PersonalViews(nora.id()))).containsExactly(after);
    administer(write -> write.views().delete(after.id()));
    assertThat(desk.read(new DefinitionQuery.PersonalViews(nora.id()))).isEmpty();
    administer(write -> write.views().delete(after.id()));
  }

  @Test
  void viewsAreOrderedByPositionTitleAndId() {
    ViewDefinition second = placed(view("a", Sharing.EVERYONE), 2);
    ViewDefinition first = placed(view("b", Sharing.EVERYONE), 1);
    ViewDefinition upperCase = placed(view("Z", Sharing.EVERYONE), 2);
    ViewDefinition sameTitle = placed(view("a", units(1L)), 2);

    store(second, first, upperCase, sameTitle);

    assertThat(desk.read(SHARED)).containsExactly(first, upperCase, second, sameTitle);
  }

  @Test
  void aTitleIsUniqueForAnOwnerAndForAKindOfSharing() {
    Person nora = desk.technician("Nora");
    Person tom = desk.technician("Tom");
    store(
        view("Urgent", new Sharing.Personal(nora.id())),
        view("Urgent", new Sharing.Personal(tom.id())),
        view("Urgent", Sharing.EVERYONE),
        view("Urgent", units(1L)),
        view("urgent", Sharing.EVERYONE));

    for (Sharing sharing : List.of(new Sharing.Personal(nora.id()), Sharing.EVERYONE, units(2L))) {
      ViewDefinition again = view("Urgent", sharing);
      assertThatThrownBy(() -> store(again))
          .as(sharing.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(desk.read(SHARED)).hasSize(3);
  }

  @Test
  void anOwnerWhoDoesNotExistIsRejected() {
    ViewDefinition view = view("Mine", new Sharing.Personal(4_711));
    assertThatThrownBy(() -> store(view)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRollbackLeavesTheViewsAsTheyWere() {
    ViewDefinition view = view("Stays", Sharing.EVERYONE);
    store(view);
    try (WriteTransaction write = beginAdministration()) {
      write.views().store(placed(view, 9));
      assertThat(write.snapshot().read(SHARED)).containsExactly(placed(view, 9));
      write.views().delete(view.id());
      assertThat(write.snapshot().read(SHARED)).isEmpty();
    }
    assertThat(desk.read(SHARED)).containsExactly(view);
  }

  @Test
  void changesOfSharedViewsAreRecorded() {
    ViewDefinition view =
        new ViewDefinition(
            newId(),
            "Old",
            SampleConditions.OPEN,
            SortOrder.NEWEST_UPDATED,
            units(8L, 3L),
            true,
            4,
            1);
    store(view);
    assertThat(last(7))
        .isEqualTo(
            Map.of(
                Attribute.TITLE, "null -> Old",
                Attribute.CONDITIONS,
                    "null -> {\"all\": [{\"field\": \"status\", \"value\": [1, 2], \"operator\":"
                        + " \"is\"}], \"any\": []}",
                Attribute.SORT, "null -> -updated",
                Attribute.SHARING, "null -> business_units",
                Attribute.BUSINESS_UNITS, "null -> [3, 8]",
                Attribute.ACTIVE, "null -> true",
                Attribute.POSITION, "null -> 4"));

    ViewDefinition renamed =
        new ViewDefinition(
            view.id(),
            "New",
            view.conditions(),
            view.order(),
            Sharing.EVERYONE,
            false,
            view.position(),
            2);
    store(renamed);
    assertThat(last(4))
        .isEqualTo(
            Map.of(
                Attribute.TITLE, "Old -> New",
                Attribute.SHARING, "business_units -> everyone",
                Attribute.BUSINESS_UNITS, "[3, 8] -> []",
                Attribute.ACTIVE, "true -> false"));

    administer(write -> write.views().delete(view.id()));
    assertThat(last(7))
        .containsEntry(Attribute.TITLE, "New -> null")
        .containsEntry(Attribute.SHARING, "everyone -> null");
  }

  @Test
  void personalViewsAreNotRecorded() {
    Person nora = desk.technician("Nora");
    ViewDefinition mine = view("Mine", new Sharing.Personal(nora.id()));
    int before = log(1_000).size();
    store(mine);
    store(placed(mine, 3));
    assertThat(log(1_000)).hasSize(before);

    store(
        new ViewDefinition(
            mine.id(),
            mine.title(),
            mine.conditions(),
            mine.order(),
            Sharing.EVERYONE,
            true,
            0,
            2));
    assertThat(last(7)).containsEntry(Attribute.TITLE, "null -> Mine");
    store(mine);
    assertThat(last(7)).containsEntry(Attribute.TITLE, "Mine -> null");
    administer(write -> write.views().delete(mine.id()));
    assertThat(log(1_000)).hasSize(before + 14);
  }

  @Test
  void aClearDeletesTheViews() {
    Person nora = desk.technician("Nora");
    store(view("Mine", new Sharing.Personal(nora.id())), view("All", Sharing.EVERYONE));
    int before = log(100).size();

    desk.load(BulkLoad::clear);

    assertThat(desk.read(SHARED)).isEmpty();
    assertThat(desk.read(new DefinitionQuery.PersonalViews(nora.id()))).isEmpty();
    assertThat(log(100)).hasSize(before);
  }

  private List<AdminChange> log(int limit) {
    return desk.read(new ChangeQuery.AdministrationPage(AdminFilter.ALL, null, limit));
  }

  /** The newest changes, which are all of one view, by attribute. */
  private Map<Attribute, String> last(int number) {
    return log(number).stream()
        .peek(change -> assertThat(change.subject()).isEqualTo(AdminChange.Subject.CUSTOM_VIEW))
        .collect(
            Collectors.toMap(
                AdminChange::attribute, change -> change.before() + " -> " + change.after()));
  }
}
