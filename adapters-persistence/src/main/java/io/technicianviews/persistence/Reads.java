package io.technicianviews.persistence;

import java.util.function.Function;
import org.jooq.DSLContext;

/** Where queries run: in the transactions of a snapshot, or in that of a write. */
interface Reads {

  /** Runs a query, and tells trouble with the database from mistakes of ours. */
  <T> T read(Function<DSLContext, T> query);
}
