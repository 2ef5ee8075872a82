/** What people write down to be done when time has passed. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.action;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
