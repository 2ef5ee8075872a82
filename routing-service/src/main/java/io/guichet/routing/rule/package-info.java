/** The ordered rules that choose a ticket's group. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.rule;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
