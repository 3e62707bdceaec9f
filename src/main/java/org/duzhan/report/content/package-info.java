/** What a report says, as plain records that a test can read: no format, no computing. */
@NullMarked
package org.duzhan.report.content;

import org.jspecify.annotations.NullMarked;
