package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.technicianviews.domain.view.PageStart;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Query;
import org.junit.jupiter.api.Test;

class RenderedTest {

  private record Named(long id, String name) {}

  @Test
  void valuesComeInTheOrderOfTheTextHoweverTheyWereNamed() {
    Bound bound =
        Rendered.<Named>of(
                of -> {
                  Condition named = PERSON.FULL_NAME.eq(of.of(PERSON.FULL_NAME, Named::name));
                  Condition known = PERSON.ID.eq(of.of(PERSON.ID, Named::id));
                  return selectOne().from(PERSON).where(known.and(named));
                })
            .with(new Named(7, "Ann"));

    assertThat(bound.values()).extracting(Bound.Value::value).containsExactly(7L, "Ann");
    assertThat(bound.values()).extracting(Bound.Value::type).containsExactly("bigint", "text");
  }

  @Test
  void aValueMayStandInSeveralPlaces() {
    Bound bound =
        Rendered.<Named>of(
                of -> {
                  Condition known = PERSON.ID.eq(of.of(PERSON.ID, Named::id));
                  return selectOne()
                      .from(PERSON)
                      .where(known)
                      .unionAll(selectOne().from(PERSON).where(known));
                })
            .with(new Named(7, "Ann"));

    assertThat(bound.values()).extracting(Bound.Value::value).containsExactly(7L, 7L);
  }

  @Test
  void whatIsTheSameEachTimeStandsInTheText() {
    assertThat(asking(PERSON.ID.eq(inline(7L))).values()).isEmpty();
    assertThatThrownBy(() -> asking(PERSON.ID.eq(val(7L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inline");
  }

  @Test
  void aShapeIsRenderedOnceUntilManyOthersWereAskedFor() {
    AtomicInteger made = new AtomicInteger();
    Shapes<Integer> shapes =
        new Shapes<>(
            (shape, of) -> {
              made.incrementAndGet();
              return selectOne().where(inline(shape).eq(inline(0)));
            });
    Asked nothing = Asked.ofRequester(0, PageStart.FIRST);
    shapes.of(0, nothing);
    shapes.of(0, nothing);
    assertThat(made).hasValue(1);

    for (int shape = 1; shape <= 1000; shape++) {
      shapes.of(shape, nothing);
    }
    shapes.of(0, nothing);
    assertThat(made).hasValue(1002);
  }

  private static Bound asking(Condition condition) {
    Query query = selectOne().from(PERSON).where(condition);
    return Rendered.of(query);
  }
}
