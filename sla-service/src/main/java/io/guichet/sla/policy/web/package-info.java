/** Policies over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.policy.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
