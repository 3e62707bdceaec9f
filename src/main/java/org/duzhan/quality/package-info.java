/** From rows as stated to rows as they may stand: types, rules, quarantine, merging of files. */
@NullMarked
package org.duzhan.quality;

import org.jspecify.annotations.NullMarked;
