/** The arithmetic of promises: plain Java, the same answer from the same history every time. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.clock;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
