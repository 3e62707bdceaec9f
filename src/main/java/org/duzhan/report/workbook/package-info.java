/** Turns a report's records into a workbook; the only room of the reports that knows Excel. */
@NullMarked
package org.duzhan.report.workbook;

import org.jspecify.annotations.NullMarked;
