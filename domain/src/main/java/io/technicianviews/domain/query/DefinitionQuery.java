package io.technicianviews.domain.query;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.List;

/**
 * A query of the definitions of custom views, including inactive ones. They are ordered by
 * position, then title (in code-point order), then id.
 */
public sealed interface DefinitionQuery
    extends Query<List<ViewDefinition>>, CacheableQuery<List<ViewDefinition>> {

  /** The views of business units and of everyone. */
  record SharedViews() implements DefinitionQuery {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofReferenceData();
    }

    @Override
    public String kind() {
      return "shared-views";
    }

    @Override
    public String cacheKey() {
      return "all";
    }
  }

  /** The personal views of a technician. */
  record PersonalViews(long ownerId) implements DefinitionQuery {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPermissions(ownerId);
    }

    @Override
    public String kind() {
      return "personal-views";
    }

    @Override
    public String cacheKey() {
      return Long.toString(ownerId);
    }
  }
}
