/** Web forms that anybody fills in, and what becomes of what they send. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.form;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
