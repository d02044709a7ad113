package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.testkit.contract.PresenceStoreContract;
import java.time.InstantSource;
import java.util.List;

class InMemoryPresenceStoreTest extends PresenceStoreContract {

  @Override
  protected List<PresenceStore> newStore() {
    PresenceStore store = new InMemoryPresenceStore(InstantSource.system());
    return List.of(store, store);
  }
}
