package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.update;

import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.List;

/**
 * A read position to store.
 *
 * @param ofRequester whether the person is the requester, whose position the request repeats
 */
record NewReadPosition(long requestId, long personId, boolean ofRequester, int upTo) {

  private static final StatementTemplate<NewReadPosition> STORE =
      StatementTemplate.of(
          of ->
              insertInto(READ_MARK)
                  .set(
                      READ_MARK.REQUEST_ID,
                      of.bind(READ_MARK.REQUEST_ID, NewReadPosition::requestId))
                  .set(READ_MARK.PERSON_ID, of.bind(READ_MARK.PERSON_ID, NewReadPosition::personId))
                  .set(READ_MARK.UP_TO, of.bind(READ_MARK.UP_TO, NewReadPosition::upTo))
                  .onConflict(READ_MARK.REQUEST_ID, READ_MARK.PERSON_ID)
                  .doUpdate()
                  .set(READ_MARK.UP_TO, excluded(READ_MARK.UP_TO)));

  private static final StatementTemplate<NewReadPosition> REPEAT =
      StatementTemplate.of(
          of ->
              update(SERVICE_REQUEST)
                  .set(
                      SERVICE_REQUEST.REQUESTER_READ_UP_TO,
                      of.bind(SERVICE_REQUEST.REQUESTER_READ_UP_TO, NewReadPosition::upTo))
                  .where(
                      SERVICE_REQUEST.ID.eq(
                          of.bind(SERVICE_REQUEST.ID, NewReadPosition::requestId))));

  List<BoundStatement> statements() {
    return ofRequester ? List.of(REPEAT.with(this), STORE.with(this)) : List.of(STORE.with(this));
  }
}
