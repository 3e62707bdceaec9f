package org.duzhan.job;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * The places whose rows count in what is traced.
 *
 * @param county that all of them lie in, if they lie in one
 * @param byVillage whether rows are added up village by village; else county by county
 * @param holds whether it is one of them: of the code of a village or county
 * @param mayHold whether some of them may lie in a county: what files are passed over by
 */
record Reach(
    Optional<String> county,
    boolean byVillage,
    UnaryOperator<Column> holds,
    UnaryOperator<Column> mayHold) {}
