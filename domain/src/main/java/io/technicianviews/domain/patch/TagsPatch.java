package io.technicianviews.domain.patch;

import io.technicianviews.domain.text.TagRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The change of the tags of a request: they are replaced, then some are removed, then some are
 * added. Without a replacement, the change keeps tags that other people add at the same time.
 *
 * @param replacement the tags that replace all others; null keeps them
 * @param removed tags to remove, which the request need not have
 * @param added tags to add, which the request may have already
 */
public record TagsPatch(
    @Nullable SortedSet<String> replacement, SortedSet<String> removed, SortedSet<String> added) {

  /** Changes nothing. */
  public static final TagsPatch UNCHANGED = new TagsPatch(null, new TreeSet<>(), new TreeSet<>());

  public TagsPatch {
    replacement = replacement == null ? null : TagRule.accepted("tags", replacement);
    removed = TagRule.accepted("removed tags", removed);
    added = TagRule.accepted("added tags", added);
  }

  /** Replaces all tags. */
  public static TagsPatch set(Collection<String> tags) {
    return new TagsPatch(TagRule.accepted("tags", tags), new TreeSet<>(), new TreeSet<>());
  }

  /** Adds tags to those that the request has. */
  public static TagsPatch add(String... tags) {
    return new TagsPatch(null, new TreeSet<>(), accepted("added tags", tags));
  }

  /** Removes tags from those that the request has. */
  public static TagsPatch remove(String... tags) {
    return new TagsPatch(null, accepted("removed tags", tags), new TreeSet<>());
  }

  private static SortedSet<String> accepted(String name, String... tags) {
    return TagRule.accepted(name, Arrays.asList(tags));
  }

  /** Applies the patch to the tags of a request. The result can exceed the limit of a request. */
  public SortedSet<String> of(SortedSet<String> before) {
    SortedSet<String> after = new TreeSet<>(replacement == null ? before : replacement);
    after.removeAll(removed);
    after.addAll(added);
    return after;
  }
}
