package com.example.helpdesk;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.persistence.ExternalWriteCounters;
import io.technicianviews.persistence.PostgresDesk;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Outages of assets. Writes to the application's tables and to the helpdesk's with its own SQL. */
@Service
class OutageService {

  private final JdbcTemplate jdbc;
  private final PostgresDesk storage;

  OutageService(JdbcTemplate jdbc, PostgresDesk storage) {
    this.jdbc = jdbc;
    this.storage = storage;
  }

  /**
   * Reports the outage of an asset and makes the requests about it critical, in one transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the outage is reported already;
   *     nothing is changed then
   */
  @Transactional
  public void report(long assetId) {
    List<Long> requests =
        jdbc.queryForList(
            "select request_id from asset_request where asset_id = ?", Long.class, assetId);
    jdbc.execute(
        (ConnectionCallback<Void>)
            connection -> {
              makeCritical(connection, requests);
              jdbc.update("insert into outage (asset_id) values (?)", assetId);
              // Last, since live updates wait for the transaction from then on.
              storage.recordExternalChange(connection, Set.of(InvalidationTag.EVERYTHING));
              return null;
            });
  }

  private void makeCritical(Connection connection, List<Long> requests) {
    ExternalWriteCounters counters = storage.trackExternalWrite(connection, requests);
    jdbc.update(
        """
        update helpdesk.service_request
        set priority_id = 1, version = version + 1,
            updated_at = greatest(updated_at, clock_timestamp())
        where id = any (?)
        """,
        statement -> statement.setArray(1, connection.createArrayOf("bigint", requests.toArray())));
    counters.finish(List.of());
  }
}
