/** What it means: who is at risk, who fell back, and why. */
@NullMarked
package org.duzhan.judge;

import org.jspecify.annotations.NullMarked;
