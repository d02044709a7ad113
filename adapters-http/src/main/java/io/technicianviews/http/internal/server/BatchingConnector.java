package io.technicianviews.http.internal.server;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connector whose selector lets other threads run before it waits for sockets. A poll of the
 * change log resumes many calls at once, and each wakes the selector when it has responded, to be
 * told of the next request on its connection. Without the yield, the selector serves each of these
 * calls alone and waits again, at the cost of a wake-up and two context switches per call. On an
 * idle machine the yield returns at once.
 */
final class BatchingConnector extends ServerConnector {

  BatchingConnector(Server server, ConnectionFactory connections) {
    super(server, connections);
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new ServerConnectorManager(executor, scheduler, selectors) {
      @Override
      protected ManagedSelector newSelector(int id) {
        return new YieldingSelector(this, id);
      }
    };
  }

  private static final class YieldingSelector extends ManagedSelector {

    YieldingSelector(SelectorManager manager, int id) {
      super(manager, id);
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // Correctness does not depend on the yield.
    protected int nioSelect(Selector selector, boolean now) throws IOException {
      if (!now) {
        Thread.yield();
      }
      return super.nioSelect(selector, now);
    }
  }
}
