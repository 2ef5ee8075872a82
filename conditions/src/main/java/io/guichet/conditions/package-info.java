/** Conditions over a ticket, its customer and organisation, written in CEL: checked when saved, safe to evaluate. */
@NullMarked
@CheckReturnValue
package io.guichet.conditions;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
