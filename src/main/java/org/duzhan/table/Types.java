package org.duzhan.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The few types that stored columns have. */
public final class Types {
  public static final DataType TEXT = DataTypes.StringType;
  public static final DataType COUNT = DataTypes.LongType;
  public static final DataType FLAG = DataTypes.BooleanType;

  /** Yuan, to the fen. */
  public static final DataType MONEY = DataTypes.createDecimalType(14, 2);

  /** Yuan of many households, to the fen. */
  public static final DataType MONEY_SUM = DataTypes.createDecimalType(18, 2);

  /** Shares in [0, 1], and statistics: never rounded in a table. */
  public static final DataType RATE = DataTypes.DoubleType;

  /** Several of these. */
  public static final DataType RATES = DataTypes.createArrayType(RATE);

  public static final DataType DATE = DataTypes.DateType;
  public static final DataType TIME = DataTypes.TimestampType;

  private Types() {}
}
