package io.technicianviews.domain.presence;

/** What a person does with a request that they have open. */
public enum Activity {

  /** They read it. */
  VIEWING,

  /** They write a message in it. */
  REPLYING
}
