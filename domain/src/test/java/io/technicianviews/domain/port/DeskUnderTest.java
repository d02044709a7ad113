package io.technicianviews.domain.port;

/** The two ends of one desk: what fills it, and what reads it. */
public interface DeskUnderTest {

  ReadSnapshots snapshots();

  DeskLoader loader();
}
