package org.duzhan.job;

/** Hears what a job is at. */
public interface Progress {
  /** A step begins. */
  void step(String what);
}
