package io.technicianviews.bootstrap.model;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.testkit.StorageParts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A faulty store that omits the parent from the change-log entry of a subtask. */
final class LossyWriteTransactions {

  private LossyWriteTransactions() {}

  static DifferentialPair.Side of(DifferentialPair.Side desk, WriteTransactions writes) {
    ServiceDesk service =
        ServiceDesk.builder()
            .storage(
                new StorageParts(
                    new DeskInfo(new UUID(0, 1), ZoneOffset.UTC),
                    desk.snapshots(),
                    withoutParentChange(writes),
                    desk.changes()))
            .timeout(Duration.ofMinutes(1))
            .build();
    return new DifferentialPair.Side(
        service, desk.snapshots(), desk.loader(), desk.changes(), desk.miscounted());
  }

  private static WriteTransactions withoutParentChange(WriteTransactions writes) {
    return new WriteTransactions() {
      @Override
      public WriteTransaction begin(Duration timeout, Set<Long> people) {
        return withoutParentChange(writes.begin(timeout, people));
      }

      @Override
      public WriteTransaction beginAdministration(Duration timeout, Set<Long> people) {
        return writes.beginAdministration(timeout, people);
      }
    };
  }

  private static WriteTransaction withoutParentChange(WriteTransaction write) {
    return (WriteTransaction)
        Proxy.newProxyInstance(
            WriteTransaction.class.getClassLoader(),
            new Class<?>[] {WriteTransaction.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("log") && ((List<?>) arguments[2]).size() > 1) {
                arguments[2] = ((List<?>) arguments[2]).subList(0, 1);
              }
              try {
                return method.invoke(write, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
