package org.duzhan.measure;

/** The states a household may be in, and the kinds of monitoring they rest on (domain §6, §7). */
public final class States {
  public static final String POOR = "贫困";
  public static final String UNSTABLE = "脱贫监测";
  public static final String STABLE = "脱贫稳定";
  public static final String MARGINAL = "边缘";
  public static final String NOT_POOR = "非贫困";

  public static final String UNSTABLE_TYPE = "脱贫不稳定户";
  public static final String MARGINAL_TYPE = "边缘易致贫户";

  private States() {}
}
