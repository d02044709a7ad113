package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.technicianviews.domain.view.PageStart;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Query;
import org.junit.jupiter.api.Test;

class StatementTemplateTest {

  private record Named(long id, String name) {}

  @Test
  void valuesAreBoundInTheOrderOfTheText() {
    BoundStatement boundStatement =
        StatementTemplate.<Named>of(
                of -> {
                  Condition named = PERSON.FULL_NAME.eq(of.bind(PERSON.FULL_NAME, Named::name));
                  Condition known = PERSON.ID.eq(of.bind(PERSON.ID, Named::id));
                  return selectOne().from(PERSON).where(known.and(named));
                })
            .with(new Named(7, "Ann"));

    assertThat(boundStatement.values())
        .extracting(BoundStatement.BindValue::value)
        .containsExactly(7L, "Ann");
    assertThat(boundStatement.values())
        .extracting(BoundStatement.BindValue::type)
        .containsExactly("bigint", "text");
  }

  @Test
  void aValueMayOccurSeveralTimes() {
    BoundStatement boundStatement =
        StatementTemplate.<Named>of(
                of -> {
                  Condition known = PERSON.ID.eq(of.bind(PERSON.ID, Named::id));
                  return selectOne()
                      .from(PERSON)
                      .where(known)
                      .unionAll(selectOne().from(PERSON).where(known));
                })
            .with(new Named(7, "Ann"));

    assertThat(boundStatement.values())
        .extracting(BoundStatement.BindValue::value)
        .containsExactly(7L, 7L);
  }

  @Test
  void aConstantBindValueIsRejected() {
    assertThat(statement(PERSON.ID.eq(inline(7L))).values()).isEmpty();
    assertThatThrownBy(() -> statement(PERSON.ID.eq(val(7L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inline");
  }

  @Test
  void aTemplateIsRenderedOnceUntilItIsEvicted() {
    AtomicInteger made = new AtomicInteger();
    StatementTemplateCache<Integer, QueryParameters> statementTemplateCache =
        new StatementTemplateCache<>(
            (shape, of) -> {
              made.incrementAndGet();
              return selectOne().where(inline(shape).eq(inline(0)));
            });
    QueryParameters nothing = QueryParameters.ofRequester(0, PageStart.FIRST);
    statementTemplateCache.of(0, nothing);
    statementTemplateCache.of(0, nothing);
    assertThat(made).hasValue(1);

    for (int shape = 1; shape <= 1000; shape++) {
      statementTemplateCache.of(shape, nothing);
    }
    statementTemplateCache.of(0, nothing);
    assertThat(made).hasValue(1002);
  }

  private static BoundStatement statement(Condition condition) {
    Query query = selectOne().from(PERSON).where(condition);
    return StatementTemplate.of(query);
  }
}
