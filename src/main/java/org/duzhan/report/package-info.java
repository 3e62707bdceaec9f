/** What the reports say: gold tables and settings in, records out, written as files people open. */
@NullMarked
package org.duzhan.report;

import org.jspecify.annotations.NullMarked;
