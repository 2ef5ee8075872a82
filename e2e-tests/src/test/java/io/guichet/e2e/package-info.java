/** Stories through the gateway with everything real, and faults. */
@NullMarked
@CheckReturnValue
package io.guichet.e2e;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
