package org.duzhan.job;

/** The program's version: figures made by another one are made again. */
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
