/** How work is shared: loads, waits, shares and spreads of groups. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.figures;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
