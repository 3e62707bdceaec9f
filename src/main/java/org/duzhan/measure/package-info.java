/** What is: income, poverty, guarantees, progress, listing, transitions. */
@NullMarked
package org.duzhan.measure;

import org.jspecify.annotations.NullMarked;
